//! A session that keeps what the server says unasked: notices and notifications.

use std::future::poll_fn;
use std::sync::{Arc, Mutex};

use tokio_postgres::{AsyncMessage, Client, Config, NoTls};

pub(super) struct Hearing {
    pub client: Client,
    heard: Arc<Mutex<String>>,
}

impl Hearing {
    pub(super) async fn of(config: Config) -> Self {
        let (client, mut connection) = config.connect(NoTls).await.unwrap();
        let heard = Arc::new(Mutex::new(String::new()));
        let keep = Arc::clone(&heard);
        tokio::spawn(async move {
            while let Some(Ok(message)) = poll_fn(|context| connection.poll_message(context)).await {
                let said = match message {
                    AsyncMessage::Notice(notice) => format!("{notice:?}\n"),
                    AsyncMessage::Notification(notice) => format!("{} {}\n", notice.channel(), notice.payload()),
                    _ => String::new(),
                };
                keep.lock().unwrap().push_str(&said);
            }
        });
        Self { client, heard }
    }

    /// Everything so far.
    pub(super) fn heard(&self) -> String {
        self.heard.lock().unwrap().clone()
    }

    /// Everything so far, and forgets it.
    pub(super) fn take(&self) -> String {
        std::mem::take(&mut self.heard.lock().unwrap())
    }
}
