"""Korean words for place, light, weather, style, mood, camera and sound, colours and numbers."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import Kind, WordTable

SETTING: Final[dict[Kind, WordTable]] = {
    Kind.MUSIC: {"no": "음악 없", "yes": "음악"},
    Kind.PLACE: {
        "sea": "바다, 파도",
        "forest": "숲, 정글",
        "street": "거리, 도시, 도로, 길거리, 마을, 시장, 서울, 골목",
        "room": "방에서, 방, 집",
        "stage": "무대, 콘서트, 극장, 공연장",
        "space": "우주, 은하, 화성, 행성, 달에서, 달 위",
        "desert": "사막",
        "mountains": "눈 덮인 산, 산속, 산꼭대기, 설산, 화산, 절벽",
        "meadow": "들판, 초원, 언덕, 농장, 목장",
        "underwater": "물속, 바닷속, 해저, 산호초",
        "sky": "구름 위, 하늘을, 하늘에서, 구름 속",
        "stadium": "경기장, 축구장, 운동장",
        "road": "고속도로",
        "kitchen": "부엌, 주방",
        "cafe": "카페, 식당, 레스토랑, 빵집",
        "library": "도서관, 서점",
        "rooftop": "옥상, 지붕",
        "cave": "동굴, 광산",
        "castle": "성에서, 궁전, 궁궐, 신전",
        "park": "공원, 정원, 마당",
        "lake": "호수, 강물, 연못, 강가",
        "office": "사무실, 회사, 회의실",
        "classroom": "교실, 학교",
        "shop": "가게, 마트, 슈퍼마켓, 편의점",
        "gym": "체육관, 헬스장",
        "pool": "수영장",
        "church": "교회, 성당",
        "subway": "지하철, 지하철역, 기차역",
        "laboratory": "실험실, 연구실",
        "fairground": "놀이공원, 유원지",
    },
    Kind.SHORE: {"sea": "해변, 바닷가, 해안, 모래사장, 섬"},
    Kind.DAYLIGHT: {
        "day": "낮에, 낮, 아침, 햇살, 태양, 오후",
        "sunset": "노을, 석양, 일몰, 해질녘, 새벽, 일출, 저녁",
        "night": "밤에, 밤, 한밤중, 달빛, 별빛, 어두운",
    },
    Kind.WEATHER: {
        "rain": "비가, 빗속, 비 오는, 폭풍, 소나기",
        "autumn": "가을, 단풍",
        "snow": "눈 덮인 산, 눈 덮인, 눈덮인, 눈이 내리, 눈 내리, 눈 속, 눈보라, 겨울",
    },
    Kind.STYLE: {
        "anime": "애니메이션, 애니",
        "pencil": "연필화, 스케치",
        "claymation": "클레이 애니메이션, 점토",
        "comic": "만화, 코믹",
        "neon": "네온 스타일, 사이버펑크",
        "papercut": "종이 공예, 페이퍼컷",
        "cinematic": "영화, 사실적, 시네마틱",
        "watercolour": "수채화, 그림책",
        "noir": "흑백, 느와르",
        "pixel": "픽셀 아트, 픽셀, 도트",
    },
    Kind.MOOD: {
        "calm": "조용, 평화로, 고요, 잔잔",
        "happy": "행복, 즐거, 즐겁, 귀여, 기쁘",
        "tense": "무서, 긴장, 위험",
        "sad": "슬픈, 슬프, 외로",
        "epic": "웅장, 장엄, 영웅",
    },
    Kind.FRAMING: {
        "close": "클로즈업",
        "wide": "롱샷, 원경, 와이드샷",
    },
    Kind.CAMERA: {"zoom in": "클로즈업, 줌인", "zoom out": "줌아웃", "pan": "패닝, 파노라마"},
    Kind.SOUND: {
        "thunder": "천둥, 번개",
        "applause": "박수",
        "wind": "바람",
        "cheering": "환호",
        "meow": "야옹",
        "roar": "포효",
        "howl": "울부짖",
        "siren": "사이렌",
        "bell": "종소리",
        "laughter": "웃음소리",
        "footsteps": "발소리, 발자국 소리",
        "explosion": "폭발",
        "heartbeat": "심장 소리, 심장 박동",
        "knock": "노크",
        "creak": "삐걱",
        "cough": "기침",
        "sneeze": "재채기",
        "snoring": "코를 골, 코골이",
        "buzz": "윙윙",
        "birdsong": "새소리",
        "bark": "멍멍, 짖는 소리",
    },
    Kind.CROWD: {"yes": "관중, 관객, 군중, 박수, 환호"},
}

COLOURS: Final[WordTable] = {
    "red": "빨간, 붉은",
    "yellow": "노란",
    "green": "초록색, 초록, 녹색",
    "blue": "파란, 푸른",
    "purple": "보라색",
    "pink": "분홍색, 분홍",
    "brown": "갈색",
    "black": "검은, 까만",
    "white": "하얀, 흰색, 흰",
    "grey": "회색",
    "gold": "금색, 황금",
}

SIZES: Final[WordTable] = {"0.75": "작은", "1.4": "큰, 커다란", "2.2": "거대한"}

COUNTS: Final[WordTable] = {
    "1": "한 마리, 한 명",
    "2": "두 마리, 두 명, 두",
    "3": "세 마리, 세 명, 세",
    "4": "네 마리, 네 명",
    "5": "다섯 마리, 다섯, 많은",
}
