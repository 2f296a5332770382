"""Which words of a prompt belong to a topic that somebody does not want to be shown with.

A list of words is a blunt tool: it finds what is said plainly, in nine languages. It is read after
accents, widths, capitals, digits for letters and spaces within words are taken away.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

# A word with * behind it stands for all that begin so, _ for a space. Chinese and Japanese have no
# spaces: there a word is found wherever it stands. Left out is what means something harmless in
# another of the languages, or to film people: "shot", "die", "grab".
TOPICS: Final[Mapping[str, str]] = {
    "violence": """
        gun guns gunman gunmen gunfight* gunfire gunshot* rifle* pistol* shotgun* weapon* knife
        knives stab stabs stabbed stabbing shoots shooting_at shootout* kill* murder* blood bloody
        bleed* gore gory fistfight* sword_fight* fights fighting punches punching beating_up war
        warfare battle battles battlefield* bomb* explosi* explod* grenade* sword* attack* torture*
        behead* massacre* sniper* soldier* assault_rifle*
        armas pistola* fusil* cuchillo* disparo* dispara* matar asesin* sangr* pelea* guerra*
        espada* ataque* violen* tortura*
        pistolet* couteau* fusillade* tuer meurtre* sanglant* bagarre* guerre* epee* attaque*
        waffe* gewehr* pistole* messer schiesst schiessen toten ermord* morder* blut blutig* krieg*
        schwert* angriff* gewalt* folter*
        faca facas tiroteio* atira* briga brigas coltello* coltelli sparatoria* uccide* omicidi*
        spada* attacco*
        銃 拳銃 武器 ナイフ 殺す 殺人 血まみれ 戦争 爆弾 戦闘 暴力
        총 권총 무기 칼 살인 전쟁 폭탄 폭력 전투
        枪 手枪 槍 杀 殺 战争 戰爭 炸弹 炸彈 打架 血腥
    """,
    "politics": """
        politic* election* votes voting voter* ballot* president* senator* congress* parliament*
        prime_minister* democrats republicans communis* fascis* nazi* propaganda protest*
        political_rally referendum* trump biden putin zelensk* xi_jinping netanyahu maga brexit
        eleccion* votar presidente* senador* gobierno* manifestacion*
        politique* presidentielle* depute* gouvernement* manifestation*
        politik* wahlkampf abstimmung* prasident* bundestag* bundeskanzler* regierung*
        eleicao eleicoes governo* elezion* parlament*
        政治 選挙 大統領 首相 投票 政党 国会
        정치 선거 대통령 투표 정당 국회
        选举 選舉 总统 總統 政党 政黨 共产党 共產黨
    """,
    "religion": """
        religio* church* mosque* synagogue* temple* priest* imam* rabbi* pope jesus christ christian*
        god allah buddha* bible* quran* koran* torah pray prays praying prayer* crucifix* worship*
        iglesia* mezquita* sacerdote* dios biblia* rezar oracion* eglise* mosquee* pretre* dieu
        kirche* moschee* priester* papst gott bibel* gebet* igreja* mesquita* deus chiesa* moschea*
        宗教 教会 寺院 神父 祈る 仏陀 聖書 교회 성당 기도 종교 부처 教堂 清真寺 上帝 圣经 聖經 祈祷
    """,
    "brands": """
        brand brands branded logo* advert* commercials sponsor* promo promotes promoting endors*
        product_placement nike adidas gucci prada chanel rolex iphone* samsung google microsoft
        bmw porsche ferrari coca-cola pepsi mcdonald* starbucks burger_king kfc netflix disney*
        lego playstation xbox
        marca marcas publici* patrocin* marque marques werbung* reklame* marchio
        広告 ブランド 宣伝 スポンサー 광고 브랜드 협찬 广告 廣告 品牌 代言
    """,
    "romance": """
        kiss kisses kissing kissed romance* romantic* flirt* lovers making_out make_out cuddl* sexy
        seduc* dating on_a_date girlfriend* boyfriend* wedding* marry marries marrying honeymoon*
        in_love besar beso besos besan novia novias boda bodas enamorad*
        baiser* embrass* bisou* romantique* amoureu* mariage*
        kuss kusse kussen kusst romantisch* verliebt* hochzeit*
        beijo* beija* namorad* casamento* bacio baci bacia* innamorat* matrimonio*
        キス 恋人 恋愛 結婚 デート 키스 연애 애인 결혼 데이트 接吻 恋爱 戀愛 情侣 结婚 约会
    """,
    "drugs": """
        drug drugs cocaine heroin meth weed cannabis marijuana bong* ecstasy lsd opioid* alcohol*
        beer* wine wines whisk* vodka* rum tequila* cocktail* drunk booze* cigar* smoking smokes
        tobacco vape* vaping hookah*
        droga* cocaina cerveza* vino borrach* cigarrill* tabaco
        drogue* biere* alcool* ivre ivres tabac droge* kokain bier biere schnaps betrunken*
        zigarette* raucht rauchen cerveja* vinho* birra* ubriac* sigarett*
        麻薬 お酒 ビール ワイン 酔っ 煙草 タバコ たばこ 마약 맥주 와인 담배
        毒品 喝酒 啤酒 抽烟 香烟 吸烟 大麻
    """,
    "crime": """
        crime* criminal* steal steals stealing stole stolen theft thief thieves rob robs robbing
        robber* burglar* heist* prison prisons prisoner* jail* arrest* police* cop cops handcuff*
        gangster* gang gangs mafia* smuggl* kidnap* hostage*
        crimen* robando ladron* carcel* policia* secuestr* voleur* menotte* braquage*
        verbrech* stiehlt stehlen dieb diebe gefangnis* polizei* verhaft* einbrech*
        ladrao prisao ladro ladri carcere* polizia* manette
        犯罪 泥棒 盗む 警察 逮捕 刑務所 범죄 도둑 경찰 체포 감옥 小偷 监狱 監獄 抢劫
    """,
    "death": """
        death deaths dead dying dies_of corpse* funeral* graveyard* gravestone* cemeter* coffin*
        suicid* cancer hospital* disease* illness* surgery terminally tumor* tumour*
        muerte* muert* morir tumba* ataud* enfermedad* mort mourir meurt enterrement* cercueil*
        maladie* hopital* tod stirbt sterben beerdigung* grabstein* friedhof* krankenhaus*
        selbstmord* morrer tumulo* caixao doenca* morire funerale* malattia*
        葬式 お墓 病院 病気 自殺 がん 死ぬ 死体 죽음 장례 무덤 병원 질병 자살
        葬礼 葬禮 坟墓 医院 醫院 自杀 死亡 尸体
    """,
    "gambling": """
        gambl* casino* poker roulette* blackjack slot_machine* betting bookmaker* lottery jackpot*
        wager* apuesta* apostar ruleta* loteria* tragaperras paris_sportif* loterie*
        glucksspiel* wetten kasino* lotterie* spielautomat* aposta* cassino* scommess* lotteria*
        賭博 ギャンブル カジノ ポーカー 宝くじ 도박 카지노 포커 복권 赌博 赌场 賭場 彩票
    """,
}
NUDITY: Final = """
    naked nude nudes nudity nsfw topless bottomless undress* striptease* porn* sex sexual* erotic*
    genital* nipple* penis* vagina* orgasm* masturbat* onlyfans
    desnud* porno* sexo nudite sexe nackt* nacktheit sexuell* erotisch* nudo nuda nudi sesso
    sessual* sexuel* erotique* seins_nus pelada pelado
    裸 ヌード ポルノ セックス 나체 누드 알몸 섹스 포르노 色情 做爱 性爱
"""
# In these phrases a word of the topic means something else. * and _ as above; _ is a hyphen, too.
HARMLESS: Final[Mapping[str, str]] = {
    "violence": """
        killer_whale* killer_bee* killer_heels dressed_to_kill kill_time kills_time killing_time
        swordfish* sword_lily sword_lilies sword_fern* glue_gun* nail_gun* heat_gun* water_gun*
        squirt_gun* spray_gun* massage_gun* gun_dog* butter_knife butter_knives palette_knife
        palette_knives knife_and_fork knives_and_forks pillow_fight* snowball_fight* food_fight*
        water_fight* blood_orange* blood_moon* blood_test* blood_pressure tug_of_war dance_battle*
        rap_battle* battle_of_the_bands toy_soldier* tin_soldier* soldier_ant* soldier_beetle*
        bath_bomb* seed_bomb* heart_attack* panic_attack* punching_bag* fights_back_tears
        explosion_of_colo* explosions_of_colo* explosion_of_flowers explosion_of_confetti
        colour_explosion* color_explosion* pez_espada messer_und_gabel
        schwertfisch* schwertwal* schwertlilie*
    """,
    "politics": "protestant* class_president*",
    "religion": """
        praying_mantis* church_mouse church_mice oh_my_god shirley_temple*
    """,
    "brands": "brand_new",
    "romance": """
        sun_kissed dating_back dating_from carbon_dating cuddly_toy*
    """,
    "drugs": """
        root_beer* ginger_beer* birch_beer* non_alcoholic alcohol_free cocktail_dress*
        fruit_cocktail* shrimp_cocktail* prawn_cocktail* smoking_volcano* smoking_chimney*
        smoking_crater* volcano_smokes chimney_smokes weed_the_garden*
    """,
    "crime": """
        steals_the_show steal_the_show stealing_the_show stole_the_show steals_a_glance
        the_whole_gang arresting_view* arresting_beauty police_box*
    """,
    "death": """
        dead_sea dead_leaf dead_leaves dead_tree* dead_wood dead_end* dead_calm dead_centre
        dead_center death_valley dying_embers dying_light hospitality tropic_of_cancer
        sign_of_cancer
    """,
    "gambling": "poker_face* fire_poker* fireplace_poker*",
    "nudity": "naked_eye* naked_mole_rat* naked_flame* naked_oat*",
}
LEET: Final = str.maketrans("013457@$", "oieastas")
SPACELESS: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
HANGUL: Final = re.compile(r"[\uac00-\ud7af]")
PARTICLES: Final = "을|를|이|가|은|는|로|으로|과|와|의|에|에서|도|만"
SPELLED: Final = re.compile(r"(?<!\w)\w(?:[\s.\-_*·]\w){2,}(?!\w)")


@dataclass(frozen=True)
class Found:
    """Words of a text that fall under a rule: `text[start:end]`."""

    rule: str
    start: int
    end: int


@dataclass(frozen=True)
class _Read:
    """A text as it is searched, and which letter of the original each of its letters is."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.places[start], self.places[end - 1] + 1


def words_of(text: str) -> list[str]:
    """Split what an owner wrote into words and short phrases."""
    return [word.strip() for word in re.split(r"[,;\n\r\u3001\uff0c]", text) if word.strip()]


def find(text: str, *, topics: Collection[str], words: Collection[str] = ()) -> list[Found]:
    """Find what in a text falls under topics or an owner's own words, in reading order.

    A rule is a topic, `nudity`, or the owner's word. Phrases in which a word of a topic means
    something else are no finding; of the owner's own words each counts.
    """
    rules = [(topic, _topic_pattern(topic)) for topic in topics]
    rules += [(word, _pattern((word,))) for word in words if _folded(word).text.strip()]
    found = {
        Found(rule, *read.span(start, end))
        for read in _readings(text)
        for rule, pattern in rules
        for start, end in _meant(read.text, pattern, harmless=rule if rule in topics else "")
    }
    return sorted(found, key=lambda each: (each.start, each.end, each.rule))


def _meant(text: str, pattern: re.Pattern[str], *, harmless: str) -> Iterator[tuple[int, int]]:
    """Yield where a pattern is found, but within no phrase that is harmless for the topic."""
    spans = [match.span() for match in pattern.finditer(text)]
    known = _harmless_pattern(harmless) if spans and harmless in HARMLESS else None
    phrases = [match.span() for match in known.finditer(text)] if known else []
    for start, end in spans:
        if not any(first <= start and end <= last for first, last in phrases):
            yield start, end


def _readings(text: str) -> Iterator[_Read]:
    """Read a text as it stands, with digits for letters, and with spelled-out words closed up."""
    plain = _folded(text)
    yield plain
    lettered = _Read(plain.text.translate(LEET), plain.places)
    if lettered.text != plain.text:
        yield lettered
    for read in {plain, lettered}:
        for match in SPELLED.finditer(read.text):
            kept = [place for place in range(*match.span()) if read.text[place].isalnum()]
            for rest in (kept, kept[1:], kept[2:]):  # "a g u n": an article may stand before it
                yield _Read(
                    "".join(read.text[place] for place in rest),
                    tuple(read.places[place] for place in rest),
                )


def _folded(text: str) -> _Read:
    """Take away capitals, accents, widths and what cannot be seen."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for part in unicodedata.normalize("NFC", _bare(letter)).casefold():
            letters.append(part)
            places.append(place)
    return _Read("".join(letters), tuple(places))


def _bare(letter: str) -> str:
    if SPACELESS.match(letter) or HANGUL.match(letter):
        return unicodedata.normalize("NFKC", letter)
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if unicodedata.category(part) not in {"Mn", "Cf"})


@cache
def _topic_pattern(topic: str) -> re.Pattern[str]:
    return _pattern(tuple((NUDITY if topic == "nudity" else TOPICS[topic]).split()))


@cache
def _harmless_pattern(topic: str) -> re.Pattern[str]:
    stems = []
    for phrase in HARMLESS[topic].split():
        stem = re.escape(_folded(phrase.rstrip("*").replace("_", " ")).text)
        stems.append(stem.replace(r"\ ", r"[\s-]+") + (r"\w*" if phrase.endswith("*") else ""))
    return re.compile(rf"(?<!\w)(?:{'|'.join(stems)})(?!\w)")


@lru_cache(maxsize=4096)  # owners' words, too
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Match any of the words, which may end in *."""
    spaced, spaceless = [], []
    for word in words:
        stem = re.escape(_folded(word.rstrip("*").replace("_", " ")).text).replace(r"\ ", r"\s+")
        if SPACELESS.search(word):
            spaceless.append(stem)
        elif HANGUL.search(word):
            spaced.append(stem + (rf"(?:{PARTICLES})?" if len(word) == 1 else r"\w*"))
        else:
            spaced.append(stem + (r"\w*" if word.endswith("*") else ""))
    parts = [rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)"] if spaced else []
    return re.compile("|".join(parts + spaceless))
