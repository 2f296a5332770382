"""Japanese words for place, light, weather, style, mood, camera and sound, colours and numbers."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import Kind, WordTable

SETTING: Final[dict[Kind, WordTable]] = {
    Kind.MUSIC: {"no": "音楽なし", "yes": "音楽, 曲"},
    Kind.PLACE: {
        "sea": "海, 波, 水, 海辺の波",
        "forest": "森, 林, ジャングル",
        "street": "街, 町, 道, 道路, 通り, 都市, 東京, 市場, 街角",
        "room": "部屋, 家",
        "stage": "ステージ, 舞台, コンサート, 劇場, ライブ",
        "space": "宇宙, 銀河, 火星, 惑星, 月面, 月の上",
        "desert": "砂漠, 砂丘",
        "mountains": "山, 山頂, 雪山, 火山, 崖",
        "meadow": "草原, 野原, 田舎, 牧場, 丘, 畑",
        "underwater": "水中, 海中, 海底, 珊瑚礁, サンゴ礁",
        "sky": "空の上, 雲の上, 空を, 空中, 雲の中",
        "stadium": "スタジアム, 競技場, サッカー場",
        "road": "高速道路, 国道",
        "kitchen": "台所, キッチン, 厨房",
        "cafe": "カフェ, 喫茶店, レストラン, パン屋, 居酒屋",
        "library": "図書館, 本屋, 書店",
        "rooftop": "屋上, 屋根",
        "cave": "洞窟, 洞穴, 鉱山",
        "castle": "城, お城, 宮殿, 神殿",
        "park": "公園, 庭, 庭園, 裏庭",
        "lake": "湖, 川, 池, 川辺, 川岸",
        "office": "オフィス, 会社, 会議室",
        "classroom": "教室, 学校",
        "shop": "店, スーパー, コンビニ",
        "gym": "ジム, 体育館",
        "pool": "プール",
        "church": "教会, 大聖堂",
        "subway": "地下鉄, 駅, ホーム",
        "laboratory": "研究室, 実験室, 研究所",
        "fairground": "遊園地, 観覧車, お祭り",
    },
    Kind.SHORE: {"sea": "海岸, 浜辺, 砂浜, ビーチ, 海辺, 島, 岸"},
    Kind.DAYLIGHT: {
        "day": "昼, 朝, 日中, 太陽, 晴れ, 午後",
        "sunset": "夕日, 夕焼け, 夕暮れ, 夕方, 日没, 夜明け, 日の出",
        "night": "夜, 真夜中, 月明かり, 星空, 深夜, 暗い, 月夜",
    },
    Kind.WEATHER: {"rain": "雨, 嵐, 大雨", "snow": "雪, 吹雪, 冬, 大雪", "autumn": "秋, 紅葉"},
    Kind.STYLE: {
        "anime": "アニメ, アニメ風",
        "pencil": "鉛筆画, スケッチ",
        "claymation": "クレイアニメ, 粘土",
        "comic": "漫画, コミック",
        "neon": "ネオン風, サイバーパンク",
        "papercut": "切り絵",
        "cinematic": "映画, リアル, シネマティック",
        "watercolour": "水彩画, 水彩, 絵本, 絵画",
        "noir": "白黒, モノクロ, ノワール",
        "pixel": "ドット絵, ピクセル, ピクセルアート, レトロゲーム",
    },
    Kind.MOOD: {
        "calm": "静か, 穏やか, のんびり",
        "happy": "楽し, 嬉し, 幸せ, 可愛, かわいい, うれし, たのし",
        "tense": "怖, 恐, 緊張, 不気味",
        "sad": "悲し, 寂し, さびし, かなし",
        "epic": "壮大, 英雄, 迫力, 劇的",
    },
    Kind.FRAMING: {
        "close": "クローズアップ, アップ",
        "wide": "ロングショット, 遠景, 引きの画",
    },
    Kind.CAMERA: {
        "zoom in": "クローズアップ, ズームイン, アップ",
        "zoom out": "ズームアウト",
        "pan": "パン撮影, パノラマ",
    },
    Kind.SOUND: {
        "thunder": "雷",
        "applause": "拍手",
        "wind": "風",
        "cheering": "歓声",
        "meow": "ニャー, 鳴き声",
        "roar": "吠える声, 咆哮",
        "howl": "遠吠え",
        "siren": "サイレン",
        "bell": "鐘の音, ベルの音",
        "laughter": "笑い声",
        "footsteps": "足音",
        "explosion": "爆発, 爆発音",
        "heartbeat": "心臓の音, 鼓動",
        "knock": "ノック",
        "creak": "きしむ",
        "cough": "咳",
        "sneeze": "くしゃみ",
        "snoring": "いびき",
        "buzz": "羽音",
        "birdsong": "鳥のさえずり",
        "bark": "ワンワン",
    },
    Kind.CROWD: {"yes": "観客, 群衆, 人混み, 拍手, 歓声"},
}

COLOURS: Final[WordTable] = {
    "red": "赤い, 赤",
    "yellow": "黄色い, 黄色",
    "green": "緑の, 緑",
    "blue": "青い, 青",
    "purple": "紫",
    "pink": "ピンク",
    "brown": "茶色",
    "black": "黒い, 黒",
    "white": "白い, 白",
    "grey": "灰色",
    "gold": "金色",
}

SIZES: Final[WordTable] = {"0.75": "小さな, 小さい", "1.4": "大きな, 大きい", "2.2": "巨大な, 巨大"}

COUNTS: Final[WordTable] = {
    "1": "一匹, 一人, 1匹",
    "2": "二匹, 2匹, 二人, 2人, 二羽, 二頭, 二つ",
    "3": "三匹, 3匹, 三人, 3人, 三羽, 三頭, 三つ, 3つ",
    "4": "四匹, 4匹, 四人, 4人",
    "5": "五匹, 5匹, 五人, 5人, たくさん",
}
