//! A stand-in for the database server that passes everything on and counts the statements it is asked to run.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt, copy};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

use super::postgres::Server;

/// Counts what is sent through its port to the database server.
pub(crate) struct Statements {
    pub port: u16,
    counted: Arc<AtomicUsize>,
}

impl Statements {
    pub(crate) async fn to(server: &'static Server) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let statements = Arc::new(AtomicUsize::new(0));
        let shared = Arc::clone(&statements);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let database = TcpStream::connect((server.host.as_str(), server.port)).await.unwrap();
                let ((from_client, mut to_client), (mut from_database, to_database)) =
                    (client.into_split(), database.into_split());
                tokio::spawn(pass_on(from_client, to_database, Arc::clone(&shared)));
                tokio::spawn(async move { copy(&mut from_database, &mut to_client).await });
            }
        });
        Self {
            port,
            counted: statements,
        }
    }

    /// How many statements were run since this was asked last.
    pub(crate) fn take(&self) -> usize {
        self.counted.swap(0, Ordering::SeqCst)
    }
}

/// Passes messages on, one at a time; `Q` and `E` run a statement. Only the first message has no letter.
async fn pass_on(mut client: OwnedReadHalf, mut database: OwnedWriteHalf, counted: Arc<AtomicUsize>) {
    let mut first = true;
    loop {
        let mut message = Vec::new();
        if !first {
            let Ok(letter) = client.read_u8().await else { return };
            if matches!(letter, b'Q' | b'E') {
                counted.fetch_add(1, Ordering::SeqCst);
            }
            message.push(letter);
        }
        first = false;
        let Ok(length) = client.read_u32().await else { return };
        message.extend(length.to_be_bytes());
        let begun = message.len();
        message.resize(begun + length as usize - 4, 0);
        if client.read_exact(&mut message[begun..]).await.is_err() || database.write_all(&message).await.is_err() {
            return;
        }
    }
}
