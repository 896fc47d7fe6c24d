//! A heading for each column.

use crate::data::DatasetId;
use crate::i18n::{Tri, tri};

/// The heading of a column, without its unit except for per cent; three empty
/// texts if the table has no such column.
#[must_use]
pub fn column_label(id: DatasetId, column: &str) -> Tri {
    let known = id.schema().columns.iter().any(|(name, _)| *name == column);
    if known {
        label(column)
    } else {
        tri!("", "", "")
    }
}

/// A name means the same in every table, so the table need not be known here.
fn label(column: &str) -> Tri {
    match column {
        "year" => tri!("年", "年", "Year"),
        "period" => tri!("期間", "期間", "Period"),
        "date" => tri!("日期", "日付", "Date"),
        "source" => tri!("來源", "出典", "Source"),
        "exporter" => tri!("出口方", "輸出側", "Exporter"),
        "importer" => tri!("進口方", "輸入側", "Importer"),
        // Trade with Japan
        "exports_total" => tri!("出口總額", "輸出総額", "All exports"),
        "exports_to_japan" | "exports" => tri!("對日本出口", "対日輸出", "Exports to Japan"),
        "export_dependence_pct" => tri!(
            "出口依存度（%）",
            "輸出依存度（%）",
            "Export dependence (%)",
        ),
        "imports_total" => tri!("進口總額", "輸入総額", "All imports"),
        "imports_from_japan" | "imports" => tri!("自日本進口", "対日輸入", "Imports from Japan"),
        "import_dependence_pct" => tri!(
            "進口依存度（%）",
            "輸入依存度（%）",
            "Import dependence (%)",
        ),
        "trade_total" => tri!("對日貿易總額", "対日貿易総額", "Trade with Japan"),
        "trade_share_pct" => tri!(
            "占貿易總額（%）",
            "貿易総額に占める割合（%）",
            "Share of all trade (%)",
        ),
        "export_share_pct" => tri!(
            "占出口總額（%）",
            "輸出総額に占める割合（%）",
            "Share of all exports (%)",
        ),
        "import_share_pct" => tri!(
            "占進口總額（%）",
            "輸入総額に占める割合（%）",
            "Share of all imports (%)",
        ),
        "balance" => tri!("對日貿易差額", "対日貿易収支", "Balance with Japan"),
        // Investment
        "tw_cases" => tri!(
            "台灣統計：件數",
            "台湾側統計：件数",
            "Taiwan's count: cases",
        ),
        "tw_amount" => tri!(
            "台灣統計：金額",
            "台湾側統計：金額",
            "Taiwan's count: amount",
        ),
        "tw_retroactive_cases" => tri!(
            "台灣統計：補辦登記件數",
            "台湾側統計：事後登録件数",
            "Taiwan's count: cases registered late",
        ),
        "tw_retroactive_amount" => tri!(
            "台灣統計：補辦登記金額",
            "台湾側統計：事後登録金額",
            "Taiwan's count: amount registered late",
        ),
        "cn_cases" => tri!("中國統計：件數", "中国側統計：件数", "China's count: cases"),
        "cn_amount" => tri!(
            "中國統計：金額",
            "中国側統計：金額",
            "China's count: amount",
        ),
        // Alliances and events
        "japan_partner" => tri!("日本方面", "日本側", "Japanese partner"),
        "taiwan_partner" => tri!("台灣方面", "台湾側", "Taiwanese partner"),
        "field" => tri!("領域", "分野", "Field"),
        "form" => tri!("形態", "形態", "Form"),
        "form_detail" => tri!("形態說明", "形態の内容", "How they work together"),
        "effect_for_japan" => tri!(
            "對日本企業的效果",
            "日本企業にとっての効果",
            "Effect for the Japanese side",
        ),
        "phase" => tri!("時期", "時期", "Phase"),
        "event" => tri!("事件", "出来事", "Event"),
        // Intensity
        "x_ij" => tri!("對該國出口", "相手への輸出", "Exports to the partner"),
        "x_ij_source" => tri!(
            "雙邊出口的來源",
            "二国間輸出の出典",
            "Source of exports to the partner",
        ),
        "x_i" => tri!(
            "出口方的總出口",
            "輸出側の総輸出",
            "All exports of the exporter",
        ),
        "m_j" => tri!(
            "進口方的總進口",
            "輸入側の総輸入",
            "All imports of the importer",
        ),
        "m_w" => tri!("世界進口", "世界の輸入", "World imports"),
        "closed_x_ij" => tri!(
            "對該國出口（封閉矩陣）",
            "相手への輸出（閉じた行列）",
            "Exports to the partner (closed table)",
        ),
        "closed_x_i" => tri!(
            "出口方的總出口（封閉矩陣）",
            "輸出側の総輸出（閉じた行列）",
            "All exports of the exporter (closed table)",
        ),
        "closed_m_j" => tri!(
            "進口方的總進口（封閉矩陣）",
            "輸入側の総輸入（閉じた行列）",
            "All imports of the importer (closed table)",
        ),
        "closed_m_w" => tri!(
            "世界進口（封閉矩陣）",
            "世界の輸入（閉じた行列）",
            "World imports (closed table)",
        ),
        "share_in_importer_pct" => tri!(
            "占進口方進口（%）",
            "輸入側の輸入に占める割合（%）",
            "Share of the importer's imports (%)",
        ),
        "share_in_world_pct" => tri!(
            "占世界進口（%）",
            "世界の輸入に占める割合（%）",
            "Share of world imports (%)",
        ),
        "intensity" => tri!("貿易結合度", "貿易結合度", "Trade intensity"),
        // Triangle and China's imports
        "jpn_twn" => tri!("日本→台灣", "日本→台湾", "Japan → Taiwan"),
        "twn_usa" => tri!("台灣→美國", "台湾→米国", "Taiwan → United States"),
        "jpn_usa" => tri!("日本→美國", "日本→米国", "Japan → United States"),
        "twn_jpn" => tri!("台灣→日本", "台湾→日本", "Taiwan → Japan"),
        "twn" => tri!("台灣（%）", "台湾（%）", "Taiwan (%)"),
        "jpn" => tri!("日本（%）", "日本（%）", "Japan (%)"),
        "kor" => tri!("韓國（%）", "韓国（%）", "Korea (%)"),
        // Exchange rate
        "twd_per_usd" => tri!("新台幣兌 1 美元", "1米ドルあたり新台湾ドル", "NT$ per US$"),
        _ => tri!("", "", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn every_column_of_every_table_has_a_heading_in_every_language() {
        for id in DatasetId::ALL {
            for (column, _) in id.schema().columns {
                for lang in Lang::ALL {
                    let heading = column_label(id, column);
                    assert!(!heading.get(lang).is_empty(), "{} {column}", id.as_str());
                }
            }
        }
    }

    #[test]
    fn a_column_of_another_table_has_no_heading_here() {
        assert_eq!(
            column_label(DatasetId::Triangle, "balance").get(Lang::En),
            ""
        );
        assert_eq!(column_label(DatasetId::Triangle, "<b>").get(Lang::En), "");
    }
}
