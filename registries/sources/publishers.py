"""Names of the publishers of lists, in Chinese and English, each written once."""

from registries.model import Text

NFRA = Text(zh="国家金融监督管理总局", en="National Financial Regulatory Administration (NFRA)")
PBOC = Text(zh="中国人民银行", en="People's Bank of China (PBoC)")
MIIT = Text(zh="工业和信息化部", en="Ministry of Industry and Information Technology (MIIT)")
LOCAL_REGULATORS = Text(zh="各地方金融管理局", en="Local financial regulators")
LENDERS = Text(zh="各放款机构", en="The lenders")
#: Facts gathered by hand, where each row cites its own publisher.
SEVERAL = Text(zh="多个公开来源（见每条记录）", en="Several public sources (see each record)")
