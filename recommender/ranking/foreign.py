"""How people of eight more languages call facets and moods, and the words of polarity and ties.

A line holds the English word and then Spanish, French, German, Portuguese, Italian, Japanese,
Korean and Chinese, each with as many wordings as there are, between commas.
"""

from __future__ import annotations

from typing import Final

LANGUAGES: Final = ("es", "fr", "de", "pt", "it", "ja", "ko", "zh")
CONCEPTS: Final = """
robots|robots,robot|robots,robot|roboter,robotern|robôs,robô|robot|ロボット|로봇|机器人
dragons|dragones,dragón|dragons,dragon|drachen|dragões,dragão|draghi,drago|ドラゴン,竜|드래곤,용들|龙
magic tricks|magos,trucos de magia|tours de magie|zaubertricks,zauberer|truques de mágica|trucchi di magia|手品|마술|魔术
castles|castillos,castillo|châteaux,château|burgen,burg,schlösser,schloss|castelos,castelo|castelli,castello|城|성들|城堡
fireworks|fuegos artificiales|feux d'artifice,feu d'artifice|feuerwerk|fogos de artifício|fuochi d'artificio|花火|불꽃놀이|烟花
soccer|fútbol|football,foot|fußball|futebol|calcio|サッカー|축구|足球
motorcycles|motos,moto,motocicletas|motos,moto|motorräder,motorrad|motos,motocicletas|moto,motociclette|オートバイ|오토바이|摩托车
spiders|arañas,araña|araignées,araignée|spinnen,spinne|aranhas,aranha|ragni,ragno|クモ,蜘蛛|거미|蜘蛛
snakes|serpientes,serpiente|serpents,serpent|schlangen,schlange|cobras,cobra,serpentes|serpenti,serpente|蛇,ヘビ|뱀|蛇
sharks|tiburones,tiburón|requins,requin|haie,hai,haien|tubarões,tubarão|squali,squalo|サメ|상어|鲨鱼
elephants|elefantes,elefante|éléphants,éléphant|elefanten,elefant|elefantes,elefante|elefanti,elefante|ゾウ,象|코끼리|大象
dinosaurs|dinosaurios,dinosaurio|dinosaures,dinosaure|dinosaurier,dinos|dinossauros,dinossauro|dinosauri,dinosauro|恐竜|공룡|恐龙
clowns|payasos,payaso|clowns,clown|clowns,clown|palhaços,palhaço|pagliacci,pagliaccio|ピエロ|광대|小丑
weddings|bodas,boda|mariages,mariage|hochzeiten,hochzeit|casamentos,casamento|matrimoni,matrimonio|結婚式|결혼식|婚礼
zombies|zombis,zombies|zombies|zombies|zumbis|zombi|ゾンビ|좀비|僵尸
ghosts|fantasmas,fantasma|fantômes,fantôme|geister,gespenster|fantasmas,fantasma|fantasmi,fantasma|幽霊,お化け|유령,귀신|鬼
guns|pistolas,armas de fuego|armes à feu,pistolets|pistolen,schusswaffen|armas de fogo|pistole,armi da fuoco|銃|총기|枪
coffee|café|café|kaffee|café|caffè|コーヒー|커피|咖啡
babies|bebés,bebé|bébés,bébé|babys,baby|bebês,bebê|neonati,bambini piccoli|赤ちゃん|아기|婴儿,宝宝
video games|videojuegos|jeux vidéo|videospiele,computerspiele|videogames,jogos|videogiochi|ゲーム|게임|游戏
makeup|maquillaje|maquillage|schminke,make-up|maquiagem|trucco|メイク|화장,메이크업|化妆
volcanoes|volcanes,volcán|volcans,volcan|vulkane,vulkan|vulcões,vulcão|vulcani,vulcano|火山|화산|火山
waterfalls|cascadas,cascada,cataratas|cascades,cascade|wasserfälle,wasserfall|cachoeiras,cachoeira|cascate,cascata|滝|폭포|瀑布
desserts|postres,postre,dulces|desserts,dessert,gâteaux|nachtisch,kuchen,süßigkeiten|sobremesas,doces|dolci,dolce,torte|デザート,お菓子|디저트|甜点,甜品
cooking|cocinar,recetas|cuisiner,recettes|kochen,rezepte|cozinhar,receitas|cucinare,ricette|レシピ|요리|做饭,食谱
animals|animales,animal,mascotas,bichos,fauna|animaux,animal,bêtes,faune|tiere,tier,haustiere,tieren,wildtiere|animais,animal,bichos,fauna|animali,animale,bestie,fauna|動物,どうぶつ,アニマル,ペット|동물,애완동물,반려동물|动物,宠物,野生动物
dogs|perros,perro,perritos,cachorros|chiens,chien,chiots|hunde,hund,hunden,welpen|cachorros,cachorro,cães,cão|cani,cane,cagnolini,cuccioli|犬,いぬ,イヌ,わんこ,子犬|강아지,개들,멍멍이,개|狗狗,小狗,狗
cats|gatos,gato,gatitos|chats,chat,chatons|katzen,katze,kätzchen|gatos,gato,gatinhos|gatti,gatto,gattini|猫,ねこ,ネコ,子猫,にゃんこ|고양이,냥이|猫咪,小猫,猫
birds|pájaros,pájaro,aves,ave|oiseaux,oiseau|vögel,vogel,vögeln|pássaros,pássaro,aves|uccelli,uccello|鳥,とり|새들,조류|鸟类,小鸟,鸟
horses|caballos,caballo|chevaux,cheval|pferde,pferd,pferden|cavalos,cavalo|cavalli,cavallo|馬|말들|马匹,马
fish|peces,pez,vida marina|poissons,poisson,vie marine|fische,fisch,fischen,meerestiere|peixes,peixe,vida marinha|pesci,pesce,vita marina|魚,海の生き物|물고기,해양생물|鱼,海洋生物
insects|insectos,insecto|insectes,insecte|insekten,insekt|insetos,inseto|insetti,insetto|虫,昆虫|벌레,곤충|昆虫,虫子
people|personas,persona,gente,humanos,nadie|gens,personnes,personne,humains|menschen,mensch,leute,personen|pessoas,pessoa,gente,humanos|persone,persona,gente,umani|人間,人々,人物,人|사람들,사람,인간|人类,人物,人们,人
children|niños,niñas,niño|enfants,enfant|kinder,kind,kindern|crianças,criança|bambini,bambino,bambine|子供,子ども,こども|아이들,어린이|孩子,小孩,儿童
couples|parejas,pareja|couples|paare,pärchen|casais,casal|coppie,coppia|カップル,恋人|커플,연인|情侣,恋人
crowds|multitudes,multitud|foules,foule|menschenmengen,menschenmenge|multidões,multidão|folle,folla|人混み,群衆|군중,인파|人群
vehicles|vehículos,vehículo,transporte,tráfico|véhicules,véhicule,transports,circulation|fahrzeuge,fahrzeug,verkehr|veículos,veículo,transporte,trânsito|veicoli,veicolo,trasporti,traffico|乗り物,車両|탈것,차량,교통|交通工具,车辆,交通
cars|coches,coche,carros,carro,autos,auto|voitures,voiture,autos,bagnoles|autos,auto,wagen|carros,carro,automóveis|macchine,macchina,auto,automobili|自動車,車,くるま,クルマ|자동차,차들|汽车,轿车,车
trains|trenes,tren|trains,train|züge,zug,zügen,bahn|trens,trem,comboios|treni,treno|電車,列車|기차,열차,지하철|火车,地铁,列车
boats|barcos,barco|bateaux,bateau,navires|boote,boot,schiffe,schiff|barcos,barco,navios|barche,barca,navi|船,ボート|배들,보트,선박|船,轮船
planes|aviones,avión|avions,avion|flugzeuge,flugzeug|aviões,avião|aerei,aereo,aeroplani|飛行機|비행기|飞机
bikes|bicicletas,bicicleta,bicis|vélos,vélo|fahrräder,fahrrad|bicicletas,bicicleta|biciclette,bicicletta,bici|自転車,バイク|자전거|自行车
food|comida,comidas,alimentos,cocina|nourriture,bouffe,repas,plats|essen,speisen,gerichte,lebensmittel|comida,comidas,alimentos|cibo,cibi,pietanze,piatti|食べ物,料理,ごはん,グルメ,食事|음식,먹방|美食,食物,吃的,菜
drinks|bebidas,bebida|boissons,boisson|getränke,getränk|bebidas,bebida|bevande,bevanda|飲み物|음료|饮料
plants|plantas,planta,vegetación,jardines|plantes,plante,végétation,jardins|pflanzen,pflanze,gärten|plantas,planta,vegetação,jardins|piante,pianta,vegetazione,giardini|植物|식물|植物
flowers|flores,flor|fleurs,fleur|blumen,blume,blüten|flores,flor|fiori,fiore|花|꽃|花朵,鲜花,花
forest|bosques,bosque,árboles|forêts,forêt,arbres,bois|wälder,wald,bäume|florestas,floresta,árvores|boschi,bosco,foreste,foresta,alberi|森,木々|숲,나무|森林,树林,树
nature|naturaleza,campo|nature,campagne|natur|natureza,campo|natura,campagna|自然|자연|大自然,自然
landscapes|paisajes,paisaje|paysages,paysage|landschaften,landschaft|paisagens,paisagem|paesaggi,paesaggio|風景,景色|풍경,경치|风景,景色
mountains|montañas,montaña|montagnes,montagne|berge,berg,bergen|montanhas,montanha|montagne,montagna|山|산들|高山,山
beach|playas,playa|plages,plage|strände,strand|praias,praia|spiagge,spiaggia|ビーチ,海辺,砂浜|해변,바닷가|海滩,沙滩
sea|mar,océano|mer,océan|meer,ozean|mar,oceano|mare,oceano|海|바다|大海,海洋,海
water|agua,ríos,lagos|eau,rivières,lacs|wasser,flüsse,seen|água,rios,lagos|acqua,fiumi,laghi|水,川,湖|강가,호수|河流,湖泊,水
sky|cielo,nubes,estrellas|ciel,nuages,étoiles|himmel,wolken,sterne|céu,nuvens,estrelas|cielo,nuvole,stelle|空,雲,星|하늘,구름,별|天空,云,星星
sunset|atardeceres,atardecer,amanecer|couchers de soleil,coucher de soleil|sonnenuntergänge,sonnenuntergang|pôr do sol,entardecer|tramonti,tramonto|夕日,夕焼け|일몰,노을|日落,夕阳
night|noche,nocturno|nuit,nocturne|nacht,nachts|noite,noturno|notte,notturno|夜|밤|夜晚,晚上
snow|nieve,invierno,hielo|neige,hiver,glace|schnee,winter,eis|neve,inverno,gelo|neve,inverno,ghiaccio|雪,冬|눈 오는,겨울,설경|雪,冬天
rain|lluvia,tormentas|pluie,orages|regen,gewitter,stürme|chuva,tempestades|pioggia,temporali|雨,嵐|비 오는,폭풍|雨天,雨,暴风
space|espacio,planetas|espace,planètes|weltraum,weltall,planeten|espaço,planetas|spazio,pianeti|宇宙|우주|太空,宇宙
buildings|edificios,edificio,arquitectura,casas|bâtiments,immeubles,architecture,maisons|gebäude,architektur,häuser|edifícios,prédios,arquitetura,casas|edifici,palazzi,architettura,case|建物,建築|건물,건축|建筑,楼房
city|ciudades,ciudad,calles|villes,ville,rues|städte,stadt,straßen|cidades,cidade,ruas|città,strade|都市,街|도시,거리|城市,街道
indoors|interiores,interior,dentro|intérieurs,intérieur|innenräume,drinnen|interiores,dentro de casa|interni,al chiuso|室内|실내|室内
home|hogar,vida cotidiana|maison,vie quotidienne|zuhause,alltag|lar,cotidiano|vita quotidiana,casa mia|家,日常|집,일상|家庭,日常生活
sports|deportes,deporte|sports,sport|sport|esportes,esporte,desporto|sport|スポーツ|스포츠,운동|体育,运动
dance|baile,bailes,danza|danse,danses|tanz,tänze,tanzen|dança,danças|danza,ballo,balli|ダンス,踊り|춤,댄스|舞蹈,跳舞
music|música,conciertos,canciones|musique,concerts,chansons|musik,konzerte,lieder|música,shows,canções|musica,concerti,canzoni|音楽,ライブ|음악,콘서트,노래|音乐,演唱会,歌
art|arte,pinturas|art,peintures|kunst,gemälde|arte,pinturas|arte,dipinti|アート,芸術,絵|예술,미술,그림|艺术,绘画
animation|animación,dibujos animados|animation,dessins animés|animation,zeichentrick|animação,desenhos animados|animazione,cartoni animati,cartoni|アニメ|애니메이션,만화|动画,动漫
technology|tecnología|technologie|technik,technologie|tecnologia|tecnologia|テクノロジー|기술|科技
work|trabajo,oficina,negocios|travail,bureau|arbeit,büro|trabalho,escritório|lavoro,ufficio|仕事,オフィス|일터,회사|工作,办公室
politics|política,elecciones|politique,élections|politik,wahlen|política,eleições|politica,elezioni|政治,選挙|정치,선거|政治,选举
violence|violencia,peleas,guerra,armas|violence,bagarres,guerre,armes|gewalt,krieg,waffen|violência,brigas,guerra,armas|violenza,guerra,armi|暴力,戦争|폭력,전쟁|暴力,战争
fantasy|fantasía,magia|fantastique,magie|fantasy,magie|fantasia,magia|fantasy,magia|ファンタジー,魔法|판타지,마법|奇幻,魔法
horror|terror|horreur|horror|terror|orrore,horror|ホラー|공포물,호러|恐怖片
holidays|fiestas,navidad,cumpleaños|fêtes,noël,anniversaires|feiertage,weihnachten,feste,geburtstage|festas,natal,aniversários|feste,natale,compleanni|祭り,クリスマス|축제,크리스마스|节日,圣诞
fire|fuego|feu|feuer|fogo|fuoco|火|불꽃|火
fashion|moda,ropa|mode,vêtements|mode,kleidung|moda,roupas|moda,vestiti|ファッション|패션|时尚,时装
toys|juguetes|jouets|spielzeug|brinquedos|giocattoli|おもちゃ|장난감|玩具
children playing|niños jugando|enfants qui jouent|spielende kinder|crianças brincando|bambini che giocano|遊ぶ子供|노는 아이들|玩耍的孩子
relaxing|relajante,relajarme,relajado,relajada,tranquilo,tranquila,tranquilos,calma,calmado,relax,estresado,estresada,estrés,paz|relaxant,relaxer,détendre,détente,calme,calmer,tranquille,apaisant,stressé,stressée,zen|entspannen,entspannt,entspannend,entspannung,ruhig,ruhiges,beruhigend,ruhe,gestresst,abschalten|relaxar,relaxante,calmo,calma,tranquilo,tranquila,sossego,estressado,estressada|rilassarmi,rilassante,rilassarsi,rilassato,calmo,calma,tranquillo,tranquilla,stressato,stressata,relax|リラックス,癒し,癒やし,癒される,落ち着く,落ち着いた,のんびり,穏やか|편안한,편안,힐링,차분한,잔잔한,릴랙스|放松,轻松,平静,安静,治愈,舒缓
exciting|emocionante,emocionantes,acción,adrenalina,energía,intenso|excitant,passionnant,action,adrénaline,énergie,palpitant|aufregend,aufregendes,spannend,spannendes,action,adrenalin|emocionante,emocionantes,ação,adrenalina,energia|emozionante,eccitante,azione,adrenalina,energia|ワクワク,わくわく,興奮,激しい,アクション,盛り上がる|신나는,흥미진진,액션,짜릿한|刺激,激动,热血,兴奋
funny|divertido,divertida,divertidos,gracioso,graciosos,reír,reírme,risa,humor|drôle,drôles,marrant,rire,rigoler,humour|lustig,lustiges,lustige,witzig,witziges,lachen|engraçado,engraçados,divertido,rir,humor|divertente,divertenti,ridere,buffo,comico|面白い,おもしろい,笑える,笑いたい,爆笑|웃긴,재미있는,재밌는,웃고|搞笑,好笑,有趣,幽默
happy|alegre,alegres,feliz,felices,animarme,anímame,alegría|joyeux,heureux,joie,remonte le moral|fröhlich,fröhliches,glücklich,aufmuntern,heiter|alegre,alegres,feliz,animar,alegria|allegro,felice,felici,tirami su,gioia|楽しい,元気が出る,ハッピー,幸せ|행복한,기분 좋은,즐거운|开心,快乐,高兴
sad|triste,tristes,llorar|triste,tristes,pleurer|traurig,trauriges,weinen|triste,tristes,chorar|triste,tristi,piangere|悲しい,泣ける|슬픈,눈물|悲伤,伤感,哭
scary|miedo,aterrador,espeluznante,de miedo|effrayant,flippant,faire peur,peur|gruselig,gruseliges,unheimlich,angst machen|assustador,medo,arrepiante|spaventoso,pauroso,paura,inquietante|怖い,こわい,恐い,不気味|무서운,오싹한|恐怖,吓人,可怕
romantic|romántico,románticos,romántica|romantique,romantiques|romantisch,romantisches|romântico,românticos,romântica|romantico,romantici,romantica|ロマンチック|로맨틱,낭만적인|浪漫
cosy|acogedor,hogareño|douillet,cocooning,cosy|gemütlich,gemütliches|aconchegante,acolhedor|accogliente,intimo|居心地のいい,ほっこり,ほっとする|아늑한,포근한|温馨,舒适
inspiring|inspirador,inspiradores,motivación,épico|inspirant,motivation,épique|inspirierend,inspirierendes,motivation|inspirador,motivação,épico|ispirante,stimolante,motivazione,epico|感動,やる気|영감을 주는,감동적인|励志,震撼,鼓舞
nostalgic|nostálgico,nostalgia|nostalgique,nostalgie|nostalgisch,nostalgie|nostálgico,nostalgia|nostalgico,nostalgia|懐かしい,レトロ|추억의,레트로|怀旧,复古
cute|lindo,lindos,tierno,tiernos,adorable,adorables,mono,monos|mignon,mignons,mignonne,adorables,trop chou|süß,süße,süßes,niedlich,niedliche,putzig|fofo,fofos,fofinhos,adorável|carino,carini,tenero,teneri,adorabili|かわいい,可愛い|귀여운,깜찍한|可爱
beautiful|bonito,bonitos,hermoso,hermosos,bello,belleza|beau,beaux,belle,belles,magnifique|schön,schöne,schönes,wunderschön|bonito,lindo,belo,beleza|bello,belli,bellissimo,bellezza|きれい,綺麗,美しい|아름다운,예쁜|漂亮,美丽,唯美
"""
CUES: Final = """
only|solo,sólo,solamente,únicamente,nada más que,nada mas que,exclusivamente,solo quiero ver,sólo quiero ver,quiero ver solo|seulement,uniquement,que des,rien que,exclusivement,juste,je veux seulement voir|nur,ausschließlich,lediglich,nichts als,bloß,ich will nur|só,somente,apenas,unicamente,nada além de,só quero ver|solo,soltanto,solamente,unicamente,nient'altro che,voglio vedere solo|だけ,のみ,ばかり|만 보여줘,만 보고 싶어,만,오직|只看,只要,只想看,仅,只
more|más,mas,quiero ver,quiero,muéstrame,muestra,enséñame,ponme,me gustan,me gusta,me encantan,dame|plus de,plus,davantage de,je veux voir,je voudrais voir,montre-moi,montre moi,j'aime,envie de,donne-moi|mehr,ich will,ich möchte,ich mag,zeig mir,zeige mir,zeig,gib mir,lieber,gern,gerne|mais,quero ver,quero,mostre-me,mostra,mostre,gosto de,adoro|più,voglio vedere,voglio,mostrami,mi piacciono,mi piace,fammi vedere,vorrei|もっと,多め,たくさん,増やして,が見たい,を見たい,見たい,が好き|더 많은,더 많이,더 보여줘,더,많이,보고 싶어,좋아해|更多,多一点,多一些,多来点,多看,我想看,想看,给我看,喜欢,多
less|menos,reduce|moins de,moins|weniger,nicht so viel,nicht so viele|menos,reduza|meno,di meno,riduci|減らして,少なめ,控えめ,少なく|덜 보여줘,덜,줄여줘,적게|少一点,少一些,少看,减少,少
no|no quiero ver,no quiero,no me muestres,no muestres,no me enseñes,nada de,sin,ningún,ninguna,excepto,menos los,odio,harto de,harta de,oculta,quita,evita,basta de,no más,nunca,no me gustan,no me gusta,no,basta,deja de mostrarme,deja de,para con,no soporto,no aguanto,detesto,fuera,fuera los,cansado de,cansada de,harto,aburrido de,ni un,ni una|je ne veux pas voir,je ne veux plus voir,je ne veux pas,je ne veux plus,ne me montre pas,ne montre pas,ne me montre plus,pas de,pas d',plus jamais de,sans,aucun,aucune,sauf,je déteste,marre de,marre des,cache,enlève,évite,je n'aime pas,jamais,non aux,pas,arrête avec,arrête de me montrer,arrête de montrer,arrête,arrêtez,arrêtez avec,assez de,ras le bol de,ras le bol des,stop,stop aux,fini,je ne supporte pas,je ne supporte plus,hors de question,évitez,zéro|keine,kein,keinen,keiner,ohne,nicht,nie,niemals,außer,ich hasse,genug von,schluss mit,verstecke,ausblenden,vermeide,satt,hör auf mit,hör auf,weg mit,genug,raus mit,verschone mich mit,kein bock auf,keinen bock auf,keine lust auf,ich mag keine,ich will keine,bloß keine,nichts mit|não quero ver,não quero,não me mostre,não mostre,não mostra,nada de,sem,nenhum,nenhuma,exceto,odeio,cansado de,cansada de,chega de,oculte,esconda,evite,nunca,não gosto de,não,pare de mostrar,pare de,pare com,chega,detesto,não aguento,não suporto,tire,fora,cansei de,farto de,farta de,zero|non voglio vedere,non voglio,non mostrarmi,non mostrare,niente,senza,nessun,nessuna,tranne,eccetto,odio,basta,stufo di,stanco di,nascondi,togli,evita,mai,non mi piacciono,non mi piace,non,basta con,smettila con,smetti di,detesto,non sopporto,non ne posso più di,via,fuori,stufa di,stanca di,niente più,zero|いらない,要らない,見たくない,見せないで,出さないで,なし,無し,以外,禁止,嫌い,きらい,やめて,抜き,ないで,はもういい,非表示|보기 싫어,보고 싶지 않아,보여주지 마,빼고,빼줘,없이,없는,말고,싫어,제외,그만,필요없어,안 보고 싶어,숨겨|不要看到,不想看到,不要看,不想看,不要,不想要,不看,没有,除了,别给我看,别,讨厌,屏蔽,去掉,无,不喜欢,不
bore me|me aburren,me aburre,me molestan,me molesta,me dan asco,me da asco,no me interesan,no me interesa,me dan miedo,me cansan|m'ennuient,m'ennuie,m'énervent,m'énerve,me dégoûtent,me dégoûte,ne m'intéressent pas,ne m'intéresse pas,me font peur,me saoulent|langweilen mich,langweilt mich,nerven mich,nervt mich,nerven,nervt,ekeln mich,interessieren mich nicht,interessiert mich nicht,machen mir angst,gehen mir auf die nerven,mag ich nicht,brauche ich nicht,will ich nicht sehen,kann ich nicht leiden|me aborrecem,me irritam,me irrita,me dão nojo,não me interessam,não me interessa,me dão medo,me cansam|mi annoiano,mi annoia,mi danno fastidio,mi dà fastidio,mi fanno schifo,mi fa schifo,non mi interessano,non mi interessa,mi fanno paura,mi stancano|||
no thanks|estoy harto,estoy harta,qué asco,ya basta,no gracias|j'en ai marre,j'en ai assez,ça suffit,non merci,j'en peux plus,ras le bol|nein danke,es reicht,das reicht,genug davon|não obrigado,não obrigada,já chega,que nojo|no grazie,basta così,che schifo|||
instead of|en vez de,en lugar de|au lieu de,plutôt que|statt,anstatt,anstelle von|em vez de,ao invés de|invece di,al posto di|の代わりに|대신에,대신|而不是,代替
and|y,e|et,ainsi que|und,sowie|e|e,ed|と,や,そして|하고,그리고,이랑,랑|和,跟,与,以及
or|o,u,ni|ou,ni|oder,noch|ou,nem|o,oppure,né|または,か|또는,이나,혹은|或者,或
but|pero|mais|aber|mas|ma,però|でも,けど,ただし|하지만,근데,그런데|但是,但,不过
in|en,en la,en el,dentro de|dans,dans la,dans le,en,à la,au,sur|im,in,in der,auf,am,bei|em,na,no meio da,dentro de|in,nella,nel,alla,al,sulla,sul|||在
with|con|avec|mit|com|con|と一緒の|와 함께,과 함께|带着
my friends|mis amigos,mis amigas,gente que sigo,personas que sigo,a quienes sigo,mi círculo|mes amis,mes potes,gens que je suis,personnes que je suis,mes abonnements|meine freunde,meinen freunden,meiner freunde,freunde,leute denen ich folge,leuten denen ich folge,denen ich folge|meus amigos,minhas amigas,pessoas que sigo,quem eu sigo|i miei amici,miei amici,le mie amiche,persone che seguo,chi seguo|友達,友だち,フォローしている人,フォロー中|친구들,친구,팔로우하는 사람|我的朋友,朋友,我关注的人,关注的人
strangers|desconocidos,extraños|inconnus|fremde,fremden,unbekannte|desconhecidos,estranhos|sconosciuti,estranei|知らない人|모르는 사람|陌生人
surprise me|sorpréndeme,algo nuevo,algo diferente|surprends-moi,surprends moi,quelque chose de nouveau|überrasch mich,überrasche mich,was neues,etwas neues|surpreenda-me,me surpreenda,algo novo|sorprendimi,qualcosa di nuovo|驚かせて,おまかせ,お任せ,何か新しい|놀라게 해줘,새로운 거,아무거나|给我惊喜,惊喜,随便,来点新的
reset|restablecer,reiniciar,empezar de nuevo,olvida todo,olvídalo todo,volver a lo normal,vuelve a lo normal|réinitialiser,réinitialise,recommencer,oublie tout,retour à la normale,comme avant|zurücksetzen,alles zurücksetzen,von vorne,vergiss alles,zurück zum normalen,wieder normal|redefinir,reiniciar,começar de novo,esqueça tudo,voltar ao normal|reimposta,ripristina,ricomincia,dimentica tutto,torna alla normalità,tutto come prima|リセット,元に戻して,最初から,全部忘れて|초기화,처음부터,원래대로,다 잊어줘|重置,恢复正常,重新开始,全部忘掉,恢复默认
today|hoy|aujourd'hui|heute|hoje|oggi|今日,きょう|오늘|今天
tonight|esta noche|ce soir,cette nuit|heute abend,heute nacht|esta noite,hoje à noite|stasera,stanotte|今夜,今晩|오늘 밤|今晚
this week|esta semana|cette semaine|diese woche|esta semana|questa settimana|今週|이번 주|这周,本周,这个星期
for an hour|durante una hora,por una hora|pendant une heure|eine stunde lang,für eine stunde|por uma hora,durante uma hora|per un'ora,per un ora|一時間,1時間|한 시간 동안|一个小时
from now on|siempre,para siempre,de ahora en adelante|toujours,pour toujours,désormais|für immer,ab jetzt,immer|para sempre,sempre,de agora em diante|per sempre,sempre,d'ora in poi|ずっと,これから|앞으로,항상|以后,永远,一直
than|que|que|als|do que|che,di|より,よりも|보다|比起
 |por favor,el,la,los,las,un,una,unos,unas,de,del,que,me,mi,se,ver,ver más,videos,vídeos,clips,cosas,algo,muy,todo,todos,hay,a,al,y nada más,para,estar,estoy,ponerme,hazme|s'il te plaît,s'il vous plaît,svp,le,la,les,un,une,des,de,du,d,j,ai,l,je,tu,me,moi,mon,ma,mes,voir,vidéos,clips,trucs,quelque chose,très,tout,tous,il y a,pour,me faire,fais moi,fais-moi,veux,suis,être,de la,avoir,les vidéos|bitte,der,die,das,den,dem,des,ein,eine,einen,ich,mir,mich,von,mal,sehen,anschauen,videos,clips,sachen,etwas,was,sehr,alle,alles,es,gibt,zu,zum,mit mir,sein,bin,mehr davon,haben,bringen,bring mich zum,möchte|por favor,o,a,os,as,um,uma,de,do,da,dos,das,que,me,meu,minha,ver,vídeos,clipes,coisas,algo,muito,todos,tudo,para,eu,estou,ficar,me faça|per favore,il,lo,la,i,gli,le,un,una,di,del,della,dei,delle,che,mi,mio,mia,vedere,video,clip,cose,qualcosa,molto,tutti,tutto,per,io,sono,essere,da,fammi|動画,映像,クリップ,ください,下さい,お願いします,お願い,見せて,みせて,出して,欲しい,ほしい,したい,な気分,気分,何か,もの,系|영상,동영상,비디오,보여주세요,보여줘,해주세요,해줘,주세요,싶어요,싶어,것들,것,뭔가,좀,제발|视频,短片,内容,请,给我,我想,我要,一些,一点,看到,看,东西,的,了,吧,点,些,来,都
"""
