"""What the synthetic names are made of. Cities and some counties are real, so that regions read as such;
everything else is invented."""


def _parted(listed: str) -> tuple[str, ...]:
    return tuple(listed.split())


PROVINCES = _parted(
    """
    河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州
    云南 陕西 甘肃 青海 广西 新疆
    """
)
CITIES = _parted(
    """
    北京 上海 天津 重庆 石家庄 唐山 太原 大同 沈阳 大连 长春 吉林 哈尔滨 大庆 南京 无锡 苏州
    徐州 杭州 宁波 温州 嘉兴 合肥 芜湖 福州 厦门 泉州 南昌 赣州 济南 青岛 烟台 潍坊 郑州 洛阳
    武汉 宜昌 长沙 株洲 广州 深圳 佛山 东莞 珠海 南宁 桂林 海口 成都 绵阳 贵阳 遵义 昆明 曲靖
    西安 咸阳 兰州 天水 西宁 银川 乌鲁木齐
    """
)
COUNTIES = _parted(
    """
    昆山 江阴 常熟 太仓 宜兴 溧阳 丹阳 句容 慈溪 余姚 象山 宁海 海宁 桐乡 平湖 嘉善 德清 长兴 安吉
    义乌 东阳 武义 诸暨 嵊州 新昌 温岭 临海 玉环 天台 瑞安 乐清 苍南 平阳 福清 晋江 石狮 南安 惠安
    安溪 胶州 莱西 平度 寿光 诸城 青州 高密 邹平 荣成 乳山 中牟 新郑 巩义 登封 长葛 伊川 宜阳 浏阳
    宁乡 醴陵 仙桃 潜江 枝江 宜都 当阳 四会 开平 恩平 台山 鹤山 彭州 崇州 简阳 江油 安宁 嵩明 兴平
    正定 迁安 遵化 武安 孝义 介休 海城 瓦房店 公主岭 梅河口 肇东 巢湖 桐城 庐江 丰城 高安 北流 文昌
    """
)
#: First and second characters of invented counties and streets.
PLACE_FIRST = "永新安平长东西南北清和临金石龙凤青白云高大太宁康德兴广华丰泰"
PLACE_SECOND = "川山河江城阳水溪口桥门庄湖林塘坪岭岗原洲陵台昌宁安源泉"

#: Characters that trade names are made of; about half have a twin in `slips.SHAPES`.
TRADE = (
    "云川安宏达鑫盛隆泰和兴华信诚德汇众合通恒昌瑞祥富源丰利佳美嘉正元大天海金银中民国东方南北新世纪长江山河"
    "永久康健宁静远航飞腾龙凤麒麟星辰日月光明晨曦春夏秋冬青松柏翠竹梅兰菊紫红蓝白玉珠宝石钻晶莹润泽沃野"
    "田园农牧林森木禾苗果实谷雨雪霜露霞虹雷电风雅韵诗书画琴棋乐善仁义礼智勇毅坚强卓越超群领先锋锐捷速迅驰"
    "骏马牛羊鹏鹤雁鸥燕莺蜂蝶拓展开创启立建筑造化成功业绩优良品质量度衡准则规矩圆融贯穿连环球寰宇宙际界"
    "易简便惠普享用钱贝财贸聚集团众筹捷万亿千百佰仟顺畅快乐悠闲逸舒适宜居家庭亲友朋伴"
)
ROADS = _parted("路 街 大道 广场 新村 开发区 东路 西路 中路 镇")
BRAND_ENDS = _parted("花 贷 借 借条 钱包 分期 金融 易贷 快贷 白条 借钱 e贷 有钱 宝")
FORMS = _parted("有限公司 有限责任公司 股份有限公司")
HOLDER_INDUSTRIES = _parted("融资担保 融资租赁 商业保理 典当 支付 征信服务 企业管理咨询 网络科技")
OUTLET_KINDS = _parted("支行 支行 支行 支行 支行 分理处 营业部 分行")

#: Words that everybody puts around a name.
KNOWN_NOISE = _parted(
    """
    {}客服电话 {}是正规的吗 {}怎么样 {}官网 {}app下载 {}可靠吗 {}上征信吗
    请问{}是合法的吗 查一下{} {}投诉电话 {}利息是多少 {}靠谱吗
    """
)
#: Words that no list of ours was made from.
UNSEEN_NOISE = _parted(
    """
    昨天{}给我打电话 {}催收短信收到了 朋友推荐的{} {}说我逾期三天 听说{}倒闭了 {}老是扣我钱
    隔壁老王借了{} 合同上写的是{} {}让我先交保证金 短信里的{} {}发来的律师函 我妈被{}坑了
    """
)
