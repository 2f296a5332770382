"""Chinese words for place, light, weather, style, mood, camera and sound, colours and numbers."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import Kind, WordTable

SETTING: Final[dict[Kind, WordTable]] = {
    Kind.MUSIC: {"no": "没有音乐", "yes": "音乐, 乐曲"},
    Kind.PLACE: {
        "sea": "大海, 海上, 海浪, 海洋, 海里, 海, 波浪",
        "forest": "森林, 树林, 丛林",
        "street": "街道, 街上, 街头, 街, 城市, 马路, 道路, 小镇, 市场, 广场",
        "room": "房间, 客厅, 卧室, 家里, 屋里",
        "stage": "舞台, 音乐会, 演唱会, 剧院",
        "space": "太空, 宇宙, 银河, 火星, 星球, 月球, 月亮上",
        "desert": "沙漠, 沙丘",
        "mountains": "山, 山顶, 雪山, 火山, 悬崖",
        "meadow": "草地, 草原, 田野, 山坡, 农场, 牧场",
        "underwater": "水下, 水中, 海底, 珊瑚礁",
        "sky": "天空, 云端, 云上, 空中",
        "stadium": "体育场, 足球场, 球场",
        "road": "高速公路, 公路",
        "kitchen": "厨房",
        "cafe": "咖啡馆, 咖啡厅, 餐厅, 酒吧, 面包店",
        "library": "图书馆, 书店",
        "rooftop": "屋顶, 天台",
        "cave": "洞穴, 山洞, 洞窟",
        "castle": "城堡, 宫殿, 皇宫, 寺庙",
        "park": "公园, 花园, 院子",
        "lake": "湖, 河, 湖边, 河边, 池塘, 湖面, 湖上",
        "office": "办公室, 会议室, 公司",
        "classroom": "教室, 学校, 课堂",
        "shop": "超市, 商店, 商场",
        "gym": "健身房, 体育馆",
        "pool": "游泳池, 泳池",
        "church": "教堂",
        "subway": "地铁, 地铁站, 火车站, 车站, 站台",
        "laboratory": "实验室",
        "fairground": "游乐园, 游乐场, 摩天轮",
    },
    Kind.SHORE: {"sea": "海滩, 沙滩, 海边, 海岸, 岛, 岸边"},
    Kind.DAYLIGHT: {
        "day": "白天, 早上, 早晨, 中午, 下午, 阳光, 太阳",
        "sunset": "日落, 夕阳, 黄昏, 傍晚, 日出, 黎明",
        "night": "夜晚, 晚上, 夜里, 夜, 午夜, 月光, 星空",
    },
    Kind.WEATHER: {
        "rain": "下雨, 雨中, 雨, 暴风雨, 暴雨",
        "autumn": "秋天, 深秋, 秋日",
        "snow": "下雪, 雪中, 雪地, 雪, 冬天, 暴风雪",
    },
    Kind.STYLE: {
        "anime": "动漫, 动画风格",
        "pencil": "铅笔画, 素描",
        "claymation": "黏土动画, 粘土动画",
        "comic": "漫画",
        "neon": "霓虹风格, 赛博朋克",
        "papercut": "剪纸",
        "cinematic": "电影, 写实, 电影感",
        "watercolour": "水彩画, 水彩, 绘本, 动画",
        "noir": "黑白, 黑白电影",
        "pixel": "像素, 像素画, 像素风",
    },
    Kind.MOOD: {
        "calm": "平静, 安静, 宁静",
        "happy": "快乐, 高兴, 开心, 可爱, 欢快",
        "tense": "紧张, 可怕, 恐怖, 危险",
        "sad": "悲伤, 伤心, 孤独, 难过",
        "epic": "史诗, 壮观, 宏伟, 英雄",
    },
    Kind.FRAMING: {
        "close": "特写, 近景",
        "wide": "远景, 全景, 广角",
    },
    Kind.CAMERA: {"zoom in": "特写, 拉近", "zoom out": "拉远", "pan": "平移, 全景"},
    Kind.SOUND: {
        "thunder": "打雷, 雷声, 雷电",
        "applause": "掌声, 鼓掌",
        "wind": "风声, 风",
        "cheering": "欢呼",
        "meow": "喵喵, 喵",
        "roar": "吼叫, 咆哮",
        "howl": "嚎叫",
        "siren": "警笛, 警报",
        "bell": "钟声, 铃声",
        "laughter": "笑声",
        "footsteps": "脚步声",
        "explosion": "爆炸, 爆炸声",
        "heartbeat": "心跳, 心跳声",
        "knock": "敲门, 敲门声",
        "creak": "吱吱, 嘎吱",
        "cough": "咳嗽",
        "sneeze": "打喷嚏, 喷嚏",
        "snoring": "打呼噜, 打鼾, 鼾声",
        "buzz": "嗡嗡, 嗡嗡声",
        "birdsong": "鸟鸣, 鸟叫声",
        "bark": "汪汪, 狗叫声",
    },
    Kind.CROWD: {"yes": "观众, 人群, 掌声, 欢呼"},
}

COLOURS: Final[WordTable] = {
    "red": "红色, 红",
    "yellow": "黄色, 黄",
    "green": "绿色, 绿",
    "blue": "蓝色, 蓝",
    "purple": "紫色, 紫",
    "pink": "粉红, 粉色",
    "brown": "棕色",
    "black": "黑色, 黑",
    "white": "白色, 白",
    "grey": "灰色",
    "gold": "金色",
}

SIZES: Final[WordTable] = {"0.75": "小小的, 小", "1.4": "大大的, 大", "2.2": "巨大的, 巨大, 巨型"}

COUNTS: Final[WordTable] = {
    "1": "一只, 一个, 一条, 一位, 一匹, 一名, 一辆",
    "2": "两只, 两个, 两条, 两位, 两匹, 两名, 二, 两",
    "3": "三只, 三个, 三条, 三位, 三匹, 三名, 三, 几只, 几个",
    "4": "四只, 四个, 四",
    "5": "五只, 五个, 五, 许多, 很多",
}
