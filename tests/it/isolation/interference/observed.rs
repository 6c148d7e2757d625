//! What an organization observes, told in words that are the same wherever it is observed: ids in the order in which they
//! appear, no times of day, no secrets of a session. Everything else is left as it is.

use std::collections::HashMap;
use std::fmt::Write;
use std::io::{Cursor, Read};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::support::Reply;

/// The words for what differs by itself.
#[derive(Default)]
pub(in crate::isolation) struct Words(HashMap<String, usize>);

impl Words {
    /// The whole of an answer.
    pub(in crate::isolation) fn reply(&mut self, reply: &Reply) -> String {
        let mut told = format!("{}\n", reply.status);
        let (_, _, mut headers) = reply.told();
        headers.sort();
        // The length is that of the text before times and ids were taken out; the text itself is compared.
        for (name, value) in headers.iter().filter(|(name, _)| name != "content-length") {
            writeln!(told, "{name}: {}", self.text(value)).unwrap();
        }
        told + &self.body(reply)
    }

    fn body(&mut self, reply: &Reply) -> String {
        let kind = reply.headers.get("content-type").map_or("", |kind| kind.to_str().unwrap());
        if reply.status != 200 {
            return self.text(&reply.text);
        }
        match kind.split(';').next().unwrap() {
            "application/pdf" => self.text(&pdf_extract::extract_text_from_mem(&reply.bytes).unwrap()),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => self.workbook(&reply.bytes),
            _ => self.text(&reply.text),
        }
    }

    fn workbook(&mut self, bytes: &[u8]) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut told = String::new();
        for number in 0..archive.len() {
            let mut file = archive.by_index(number).unwrap();
            let (name, mut content) = (file.name().unwrap().into_owned(), String::new());
            file.read_to_string(&mut content).unwrap();
            writeln!(told, "{name}: {}", self.text(&without_times(&content))).unwrap();
        }
        told
    }

    /// Text without what differs by itself.
    pub(super) fn text(&mut self, text: &str) -> String {
        let mut told = String::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            if let Some(id) = rest.get(..36).filter(|id| is_id(id)) {
                let next = self.0.len();
                write!(told, "<id {}>", self.0.entry(id.to_owned()).or_insert(next)).unwrap();
                rest = &rest[36..];
            } else if let Some(length) = time(rest) {
                told += "<time>";
                rest = &rest[length..];
            } else if let Some((cursor, length)) = cursor(rest) {
                write!(told, "<cursor {}>", self.text(&cursor)).unwrap();
                rest = &rest[length..];
            } else if let Some(after) = rest.strip_prefix("name=\"form_token\" value=\"") {
                told += "<form token>";
                rest = &after[after.find('"').unwrap_or(0)..];
            } else {
                told.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
        told
    }
}

/// A sheet without the cells that hold a time of day: days since 1900, with more decimals than any number of ours.
fn without_times(sheet: &str) -> String {
    let mut cells = sheet.split("<v>");
    let mut told = cells.next().unwrap_or_default().to_owned();
    for cell in cells {
        let value = cell.split('<').next().unwrap_or_default();
        let is_time = value.split_once('.').is_some_and(|(_, decimals)| decimals.len() > 2);
        write!(told, "<v>{}{}", if is_time { "time" } else { value }, &cell[value.len()..]).unwrap();
    }
    told
}

fn is_id(text: &str) -> bool {
    text.char_indices().all(|(at, letter)| match at {
        8 | 13 | 18 | 23 => letter == '-',
        _ => letter.is_ascii_hexdigit(),
    })
}

/// The length of a time of day at the beginning of a text, with its date if one is written with it as in RFC 3339.
fn time(text: &str) -> Option<usize> {
    let fits = |text: &str, pattern: &str| {
        text.len() >= pattern.len()
            && text.bytes().zip(pattern.bytes()).all(|(byte, expected)| match expected {
                b'0' => byte.is_ascii_digit(),
                other => byte == other,
            })
    };
    let date = if fits(text, "0000-00-00T00:00") { 11 } else { 0 };
    let clock = text.get(date..)?;
    if !fits(clock, "00:00") {
        return None;
    }
    let length = clock.bytes().take_while(|byte| byte.is_ascii_digit() || b":.".contains(byte)).count();
    Some(date + length)
}

/// A cursor at the beginning of a text, opened, and its length.
fn cursor(text: &str) -> Option<(String, usize)> {
    let length = text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(byte)).count();
    let token = text.get(..length).filter(|token| token.starts_with("eyJ"))?;
    let opened = String::from_utf8(URL_SAFE_NO_PAD.decode(token).ok()?).ok()?;
    Some((opened, length))
}

#[test]
fn what_differs_by_itself_is_told_alike_and_nothing_else_is() {
    let mut words = Words::default();
    let (first, second) = ("01a2084b-4ffe-761c-9324-6c9705283a86", "e3e70682-c209-1cac-a29f-6fbed82c07cd");
    assert_eq!(words.text(&format!("{first} {second} {first}")), "<id 0> <id 1> <id 0>");
    assert_eq!(words.text("at 2026-11-23T12:10:11.123456Z, 12:10 PM"), "at <time>Z, <time> PM");
    assert_eq!(words.text("2026-11-23 é 7"), "2026-11-23 é 7");
    let token = URL_SAFE_NO_PAD.encode(format!("{{\"sort\":\"title\",\"id\":\"{second}\"}}"));
    assert_eq!(words.text(&format!("cursor={token}&x")), "cursor=<cursor {\"sort\":\"title\",\"id\":\"<id 1>\"}>&x");
}
