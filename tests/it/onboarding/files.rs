//! What files `bmms import-pilot-users` reads: any common encoding, line ending and separator.

use super::{Folder, bmms, rows, value};
use crate::support::App;

const LINES: [&str; 2] =
    ["email,first_name,last_name,organization,role", "{who}@moh.gov.ph,  Peña ,Ñandú  Cruz ,moh ,planner  "];

/// A file about one person, before it is encoded.
fn text(who: &str, line_end: &str, separator: &str) -> String {
    LINES.map(|line| line.replace("{who}", who).replace(',', separator)).join(line_end) + line_end
}

type Encode = fn(&str) -> Vec<u8>;

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(bytes).collect()
}

/// Every character of the text is of Latin-1, which Windows-1252 has too.
fn windows_1252(text: &str) -> Vec<u8> {
    text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect()
}

#[tokio::test]
async fn every_encoding_line_ending_and_separator_is_read_and_trimmed() {
    let app = App::start().await;
    let root = app.superuser().await;
    let files: [(&str, &str, &str, Encode); 7] = [
        ("utf8", "\n", ",", |text| text.as_bytes().to_vec()),
        ("marked", "\r\n", ",", |text| ["\u{FEFF}", text].concat().into_bytes()),
        ("little", "\r\n", "\t", |text| utf16(text, u16::to_le_bytes)),
        ("big", "\n", ";", |text| utf16(text, u16::to_be_bytes)),
        ("windows", "\r\n", ";", windows_1252),
        ("mac", "\r", ",", |text| text.as_bytes().to_vec()),
        ("oldmac", "\r", ";", windows_1252),
    ];
    for (who, line_end, separator, encode) in files {
        let (_folder, path) = Folder::with("people.csv", encode(&text(who, line_end, separator)));
        let said = bmms(&app, &["import-pilot-users", &path]).await.done();
        assert!(said.contains("created 1"), "{who}: {said}");
        let sql = format!("select full_name || '|' || email from auth.users where username = '{who}'");
        assert_eq!(value::<String>(&root, &sql).await, format!("Peña Ñandú Cruz|{who}@moh.gov.ph"), "{who}");
    }
    app.stop().await;
}

#[tokio::test]
async fn a_file_that_is_none_is_refused_as_a_whole() {
    let app = App::start().await;
    let before = rows(&app).await;
    let folder = Folder(tempfile::tempdir().unwrap());
    let rows_of = |count: usize| {
        (0..count).fold("email,first_name,last_name,organization,role\n".to_owned(), |text, n| {
            text + &format!("p{n}@moh.gov.ph,P,{n},MOH,viewer\n")
        })
    };
    for (content, refusal) in [
        (b"email,first_name,last_name,organization\na@b.ph,A,B,MOH\n".to_vec(), "Missing required columns: role"),
        (b"role;email\nviewer;a@b.ph\n".to_vec(), "Missing required columns: first_name, last_name, organization"),
        (Vec::new(), "the file is empty"),
        (b"email,first_name,last_name,organization,role\n\n,,,,\n".to_vec(), "a header and no rows"),
        (b"email,EMAIL,first_name,last_name,organization,role\n".to_vec(), "Column email is there 2 times"),
        (text("x", "\n", ",").encode_utf16().flat_map(u16::to_le_bytes).collect(), "UTF-16 without a byte-order mark"),
        (rows_of(1001).into_bytes(), "more than 1000 rows"),
        (vec![b'x'; 5 * 1024 * 1024], "larger than 4 MB"),
    ] {
        let path = folder.write("people.csv", content);
        let refused = bmms(&app, &["import-pilot-users", &path]).await.refused();
        assert_eq!(refused.len(), 1, "{refused:?}");
        assert!(refused[0].contains(refusal), "{refused:?}");
    }
    let missing = bmms(&app, &["import-pilot-users", "/nowhere/people.csv"]).await.refused();
    assert_eq!(missing, ["bmms: CSV file not found: /nowhere/people.csv"]);
    assert_eq!(bmms(&app, &["import-pilot-users"]).await.code, Some(2));
    let folder_itself = folder.path("").to_str().unwrap().to_owned();
    bmms(&app, &["import-pilot-users", &folder_itself]).await.refused();
    assert_eq!(rows(&app).await, before);
    app.stop().await;
}

#[tokio::test]
async fn unknown_columns_are_named_and_quoted_text_is_one_cell() {
    let app = App::start().await;
    let root = app.superuser().await;
    let text = "Notes,ROLE,Organization,Last Name,First-Name,E-Mail,Email,Position\n\
                x,viewer,MOH,\"Dela Cruz, Jr.\",Ana,,ana@moh.gov.ph,\"Head,\nrecords \"\"office\"\"\"\n\
                y,viewer,MOH,Santos,Ben,,ben@moh.gov.ph,\n\
                z,boss,MOH,Santos,Cora,,cora@moh.gov.ph,\n";
    let (folder, path) = Folder::with("people.csv", text);
    let said = bmms(&app, &["import-pilot-users", &path]).await;
    assert!(said.out.contains("columns ignored: notes, e_mail"), "{said:?}");
    assert_eq!(said.refused(), ["Row 4: role: Unknown pilot role: boss"]);
    let path = folder.write("people.csv", text.replace("boss", "viewer"));
    bmms(&app, &["import-pilot-users", &path]).await.done();
    let sql = "select u.full_name || '|' || m.position from auth.users u join auth.memberships m on m.user_id = u.id
               where u.username = 'ana'";
    assert_eq!(value::<String>(&root, sql).await, "Ana Dela Cruz, Jr.|Head, records \"office\"");
    app.stop().await;
}
