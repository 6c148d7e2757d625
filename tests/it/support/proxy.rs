//! A proxy between the service and the database that reads along: what is sent in one flight, and how many statements.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bmms::config::Config;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Mutex as AsyncMutex, oneshot, watch};

use super::postgres::Server;
use super::until;

/// How long the server's answers are held back, so that whatever the client sends without waiting is sent by then.
const DELAY: Duration = Duration::from_millis(40);

/// The statements of one flight: what the client sent before it heard from the server again.
pub(crate) type Flight = Vec<String>;

/// A row of an answer, as text.
type Row = Vec<Option<String>>;

/// The proxy and what it has read.
pub(crate) struct Proxy {
    pub port: u16,
    connections: Arc<Mutex<Vec<Arc<Connection>>>>,
    hold: watch::Sender<bool>,
}

struct Connection {
    user: String,
    seen: Mutex<Seen>,
    to_server: AsyncMutex<OwnedWriteHalf>,
}

#[derive(Default)]
struct Seen {
    flights: Vec<Flight>,
    /// Whether the client heard from the server since its last message.
    answered: bool,
    /// Requests not yet answered in full, transactions not yet ended.
    waiting: i64,
    open: i64,
    prepared: HashMap<String, String>,
    bound: String,
    closed: bool,
    asked: Option<(Vec<Row>, oneshot::Sender<Vec<Row>>)>,
}

impl Proxy {
    /// Leads a service's connections to the database through it, wherever the server itself is.
    pub(crate) fn stands_before(&self, config: &mut Config) {
        config.database.host = "127.0.0.1".to_owned();
        config.database.port = self.port;
    }

    pub(crate) async fn start(server: &'static Server) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let connections = Arc::new(Mutex::new(Vec::new()));
        let (hold, holding) = watch::channel(false);
        let accepted = Arc::clone(&connections);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(carry(client, server, Arc::clone(&accepted), holding.clone()));
            }
        });
        Self { port, connections, hold }
    }

    /// From now on commits are kept from the server, and whatever is sent after them on their connection.
    pub(crate) fn hold_commits(&self, hold: bool) {
        self.hold.send(hold).unwrap();
    }

    /// The flights since the last time, once every transaction has ended and every answer has arrived.
    pub(crate) async fn flights(&self) -> Vec<Flight> {
        let connections = self.connections.lock().unwrap().clone();
        until("the connections are idle", async || {
            connections.iter().all(|connection| {
                let seen = connection.seen.lock().unwrap();
                seen.closed || (seen.waiting == 0 && seen.open == 0)
            })
        })
        .await;
        connections
            .iter()
            .flat_map(|connection| {
                let mut seen = connection.seen.lock().unwrap();
                seen.answered = true;
                std::mem::take(&mut seen.flights)
            })
            .collect()
    }

    /// Asks the server something on an idle connection of a login, behind the service's back.
    pub(crate) async fn ask(&self, user: &str, query: &str) -> Vec<Row> {
        self.flights().await;
        let connections = self.connections.lock().unwrap().clone();
        let connection = connections
            .iter()
            .find(|connection| connection.user == user && !connection.seen.lock().unwrap().closed)
            .unwrap();
        let (answer, answered) = oneshot::channel();
        connection.seen.lock().unwrap().asked = Some((Vec::new(), answer));
        let mut message = vec![b'Q'];
        message.extend(u32::try_from(query.len() + 5).unwrap().to_be_bytes());
        message.extend(query.as_bytes());
        message.push(0);
        connection.to_server.lock().await.write_all(&message).await.unwrap();
        answered.await.unwrap()
    }
}

async fn carry(
    client: TcpStream,
    server: &'static Server,
    connections: Arc<Mutex<Vec<Arc<Connection>>>>,
    hold: watch::Receiver<bool>,
) {
    let database = TcpStream::connect((server.host.as_str(), server.port)).await.unwrap();
    let (mut from_client, to_client) = client.into_split();
    let (from_server, mut to_server) = database.into_split();
    // The first message has no type: its length, the protocol's number, then names and values.
    let Ok(length) = from_client.read_u32().await else {
        return;
    };
    let mut startup = vec![0; length as usize - 4];
    from_client.read_exact(&mut startup).await.unwrap();
    to_server.write_u32(length).await.unwrap();
    to_server.write_all(&startup).await.unwrap();
    let words: Vec<String> =
        startup[4..].split(|byte| *byte == 0).map(|word| String::from_utf8_lossy(word).into_owned()).collect();
    let user = words.iter().position(|word| word == "user").unwrap();
    let connection = Arc::new(Connection {
        user: words[user + 1].clone(),
        seen: Mutex::default(),
        to_server: AsyncMutex::new(to_server),
    });
    connections.lock().unwrap().push(Arc::clone(&connection));
    let backward = tokio::spawn(backward(from_server, to_client, Arc::clone(&connection)));
    forward(from_client, &connection, hold).await;
    connection.seen.lock().unwrap().closed = true;
    let _ = connection.to_server.lock().await.shutdown().await;
    let _ = backward.await;
}

/// A message: its type, and all of it as it came.
async fn message(from: &mut OwnedReadHalf) -> Option<(u8, Vec<u8>)> {
    let mut bytes = vec![0; 5];
    from.read_exact(&mut bytes).await.ok()?;
    let length = u32::from_be_bytes(bytes[1..].try_into().unwrap()) as usize;
    bytes.resize(length + 1, 0);
    from.read_exact(&mut bytes[5..]).await.ok()?;
    Some((bytes[0], bytes))
}

fn text(bytes: &[u8]) -> (String, &[u8]) {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap();
    (String::from_utf8_lossy(&bytes[..end]).into_owned(), &bytes[end + 1..])
}

async fn forward(mut client: OwnedReadHalf, connection: &Connection, mut hold: watch::Receiver<bool>) {
    while let Some((kind, bytes)) = message(&mut client).await {
        let is_commit = connection.seen.lock().unwrap().sent(kind, &bytes[5..]);
        if is_commit {
            hold.wait_for(|hold| !hold).await.unwrap();
        }
        if connection.to_server.lock().await.write_all(&bytes).await.is_err() {
            return;
        }
    }
}

impl Seen {
    /// Notes a message of the client; true for a commit.
    fn sent(&mut self, kind: u8, body: &[u8]) -> bool {
        let statement = match kind {
            b'Q' => Some(text(body).0),
            b'E' => Some(self.bound.clone()),
            b'P' => {
                let (name, rest) = text(body);
                self.prepared.insert(name, text(rest).0);
                None
            }
            b'B' => {
                let (name, _) = text(text(body).1);
                self.bound = self.prepared[&name].clone();
                None
            }
            // Passwords, and the last word.
            b'p' | b'X' => return false,
            _ => None,
        };
        if self.flights.is_empty() || self.answered {
            self.flights.push(Vec::new());
            self.answered = false;
        }
        if matches!(kind, b'Q' | b'S') {
            self.waiting += 1;
        }
        let Some(statement) = statement else { return false };
        let word = statement.split_whitespace().next().unwrap_or_default();
        let is_commit = word == "commit";
        match word {
            "begin" => self.open += 1,
            "commit" | "rollback" => self.open -= 1,
            _ => {}
        }
        self.flights.last_mut().unwrap().push(statement);
        is_commit
    }

    /// Notes a message of the server; false if it is an answer to the proxy's own question.
    fn received(&mut self, kind: u8, body: &[u8]) -> bool {
        match (&mut self.asked, kind) {
            (Some((rows, _)), b'D') => rows.push(row(body)),
            (Some(_), b'Z') => {
                let (rows, answer) = self.asked.take().unwrap();
                let _ = answer.send(rows);
            }
            (Some(_), _) => {}
            (None, _) => {
                self.answered = true;
                // The first of them says that the server is ready, to no request.
                self.waiting = (self.waiting - i64::from(kind == b'Z')).max(0);
                return true;
            }
        }
        false
    }
}

fn row(body: &[u8]) -> Row {
    let mut rest = &body[2..];
    let mut values = Vec::new();
    while let Some((length, tail)) = rest.split_at_checked(4) {
        let length = i32::from_be_bytes(length.try_into().unwrap());
        let (value, tail) = tail.split_at(usize::try_from(length).unwrap_or(0));
        values.push((length >= 0).then(|| String::from_utf8_lossy(value).into_owned()));
        rest = tail;
    }
    values
}

async fn backward(mut server: OwnedReadHalf, mut client: OwnedWriteHalf, connection: Arc<Connection>) {
    let mut told = tokio::time::Instant::now();
    while let Some((kind, bytes)) = message(&mut server).await {
        // One pause for all that the server says in one breath.
        if told.elapsed() > DELAY / 4 {
            tokio::time::sleep(DELAY).await;
        }
        told = tokio::time::Instant::now();
        let for_client = connection.seen.lock().unwrap().received(kind, &bytes[5..]);
        if for_client && client.write_all(&bytes).await.is_err() {
            return;
        }
    }
    connection.seen.lock().unwrap().closed = true;
}
