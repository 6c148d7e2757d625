//! Files that are no such workbook: refused as a whole, and nothing of them is kept.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::Desk;
use super::workbook::Book;
use crate::support::App;

/// An archive with a part that unpacks to far more than it weighs.
fn bomb() -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    archive.start_file("xl/worksheets/sheet1.xml", options).unwrap();
    let nothing = vec![b' '; 1024 * 1024];
    for _ in 0..80 {
        archive.write_all(&nothing).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[tokio::test]
async fn what_is_no_workbook_of_this_proposal_is_refused_and_not_kept() {
    let app = App::start().await;
    let (desk, theirs) = (Desk::filled(&app, "moh").await, Desk::filled(&app, "mole").await);
    let book = desk.download().await;
    let mut long = book.clone();
    for number in 0..5000 {
        long.add("Roads", "CO", &format!("Line {number}"), 1.0, 1.0);
    }
    let mut headless = book.clone();
    headless.lines[0][3] = "Something else".into();
    let keyless = Book { keys: vec![vec!["proposal".into(), "nothing".into()]], ..book.clone() };
    let bomb = bomb();
    assert!(bomb.len() < 1024 * 1024);
    for (bytes, rule) in [
        (b"code,amount\n1,2\n".to_vec(), "sheet_unreadable"),
        (book.write()[..2000].to_vec(), "sheet_unreadable"),
        (bomb, "sheet_size"),
        (long.write(), "sheet_rows"),
        (headless.write(), "sheet_header"),
        (keyless.write(), "sheet_foreign"),
        (theirs.download().await.write(), "sheet_foreign"),
    ] {
        let refused = desk.upload(bytes).await.expect(422);
        assert_eq!(refused.rule("/file").as_deref(), Some(rule), "{}", refused.text);
    }
    desk.upload(vec![0; 11 * 1024 * 1024]).await.expect(413);
    assert_eq!(app.count("budgeting.imports").await, 0);
    // The same officer with the file as it is.
    desk.upload(book.write()).await.expect(201);
    theirs.staff.get(&format!("{}/sheet", desk.proposal)).await.expect(403);
    theirs.staff.get(&theirs.at(&format!("proposals/{}/sheet", desk.id()))).await.expect(404);
    app.stop().await;
}

#[tokio::test]
async fn exactly_five_thousand_rows_are_read() {
    let app = App::start().await;
    let desk = Desk::filled(&app, "moh").await;
    let mut book = desk.download().await;
    for number in 0..4997 {
        book.add("Roads", "CO", &format!("Line {number}"), 1.0, 1.0);
    }
    let import = desk.compared(&book).await;
    assert_eq!(super::counts(&import), [3, 0, 4997, 0, 0]);
    book.add("Roads", "CO", "One more", 1.0, 1.0);
    assert_eq!(desk.upload(book.write()).await.expect(422).rule("/file").as_deref(), Some("sheet_rows"));
    app.stop().await;
}
