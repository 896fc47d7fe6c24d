//! The words that several claims share.
#![allow(missing_docs, reason = "each word says itself")]

use crate::i18n::{Tri, tri};

pub const HOLDS: Tri = tri!("相符", "一致", "Holds");
pub const DIFFERS: Tri = tri!("不符", "不一致", "Differs");
pub const UNVERIFIABLE: Tri = tri!("無從查核", "検証できず", "Cannot be checked");
pub const QUOTED: Tri = tri!("轉引", "引用", "Quoted");

pub const SECTION_1: Tri = tri!("第一節", "第1節", "Section 1");
pub const SECTION_2: Tri = tri!("第二節", "第2節", "Section 2");
pub const SECTION_3: Tri = tri!("第三節", "第3節", "Section 3");
pub const SECTION_4: Tri = tri!("第四節", "第4節", "Section 4");
pub const SECTION_5: Tri = tri!("第五節", "第5節", "Section 5");
pub const TABLE_1: Tri = tri!("表 1", "表1", "Table 1");
pub const TABLE_2: Tri = tri!("表 2", "表2", "Table 2");
pub const TABLE_3: Tri = tri!("表 3", "表3", "Table 3");

pub const USD_100_MILLION: Tri = crate::i18n::words::USD_100_MILLION;
pub const USD_MILLION: Tri = crate::i18n::words::USD_MILLION;
pub const TWD_100_MILLION: Tri = tri!("新台幣億元", "億台湾ドル", "NT$ 100 million");
pub const PERCENT: Tri = tri!("%", "%", "%");
pub const POINTS: Tri = tri!("百分點", "ポイント", "percentage points");
pub const TIMES: Tri = tri!("倍", "倍", "times");
pub const YEARS: Tri = tri!("年", "年", "years");
pub const RANK: Tri = crate::i18n::words::RANK;

pub const ROUNDED: Tri = tri!(
    "四捨五入到論文的位數",
    "論文の桁に四捨五入",
    "Rounded as stated",
);
pub const COUNT: Tri = tri!("年數", "年数", "Years");
pub const SUM: Tri = tri!("出口 + 進口", "輸出＋輸入", "Exports + imports");
pub const LESS: Tri = tri!("出口 − 進口", "輸出−輸入", "Exports − imports");
pub const LARGEST: Tri = tri!(
    "其他年份的最高值",
    "他の年の最大",
    "Highest of the other years"
);
pub const NO_PARTNERS: Tri = tri!(
    "論文的表沒有各貿易夥伴的數字。",
    "論文の表には相手国別の数値がない。",
    "The paper’s tables have no figures by partner.",
);
pub const NO_TABLE: Tri = tri!(
    "論文的表沒有這些數字。",
    "論文の表にこの数値はない。",
    "The paper’s tables have no such figures.",
);
