//! Real reviews, where they are at hand.

use std::path::Path;

use handvat_exchange::{import, take};

#[test]
fn every_review_lands_or_is_named() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/real/customer-reviews.csv");
    let Ok(bytes) = std::fs::read(&file) else {
        eprintln!("SKIPPED every_review_lands_or_is_named: {} is not here", file.display());
        return;
    };
    let table = import::table_of(&bytes).unwrap();
    assert_eq!(table.columns.len(), 11);
    assert_eq!(table.columns[0], "#1");
    assert_eq!(table.rows.len(), 120);

    let taken = take::notes_from(&table, Some("Review Text")).unwrap();
    assert_eq!(taken.texts.len(), 117);
    assert_eq!(taken.left_out.iter().map(|row| row.row).collect::<Vec<_>>(), [94, 95, 100]);
    assert!(taken.doubtful.is_empty());
    assert_eq!(taken.texts[0], "Absolutely wonderful - silky and sexy and comfortable");
    assert!(taken.texts[1].contains("am 5'8\".  i love"), "doubled quotes became one");
    assert!(taken.texts.iter().any(|text| text.contains('\n')), "line breaks stayed");
    assert!(!taken.texts.iter().any(|text| text.contains("&quot;") || text.contains("&#39;")), "entities were read");
}
