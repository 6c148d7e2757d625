//! The driver of the browsers, one for all tests: it is started by the first test that asks, and a shell that waits
//! for the end of a pipe ends it with this process, however that comes about.

use std::env;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use bmms_schema::cluster::free_port;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use reqwest::{Method, Url};
use serde_json::{Value, json};
use tokio::sync::{OnceCell, Semaphore, SemaphorePermit};

use crate::support::until;

/// Browsers at once: each is a handful of processes.
const PLACES: usize = 2;

/// Ends with the driver, whose browsers end with their pipe to it, and clears away what they stored.
const RUN_UNTIL_THE_PIPE_ENDS: &str = r#"
    TMPDIR=$2 chromedriver --port="$1" --log-level=SEVERE &
    cat >/dev/null
    kill $! && wait $!
    while rm -rf "$2"; sleep 0.2; [ -e "$2" ]; do :; done"#;

static DRIVER: OnceCell<Driver> = OnceCell::const_new();

struct Driver {
    port: u16,
    places: Semaphore,
    _shell: Child,
}

/// A browser with a profile of its own.
pub(super) struct Session {
    pub client: Client,
    id: String,
    port: u16,
    _place: SemaphorePermit<'static>,
}

impl Session {
    /// Starts a browser as soon as there is a place for one.
    pub(super) async fn start(preferences: &Value) -> Self {
        let driver = DRIVER.get_or_init(Driver::start).await;
        let place = driver.places.acquire().await.unwrap();
        let capabilities = capabilities(preferences);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let address = format!("http://127.0.0.1:{}", driver.port);
        let client = builder.capabilities(capabilities).connect(&address).await.expect("a browser starts");
        let id = client.session_id().await.unwrap().unwrap();
        Self { client, id, port: driver.port, _place: place }
    }

    /// Asks the driver for something that other browsers' drivers do not know.
    pub(super) async fn command(&self, path: &'static str, body: Value) -> Value {
        self.client.issue_cmd(DriverCommand { path, body }).await.unwrap()
    }

    /// Asks the browser for something that only its developer tools offer.
    pub(super) async fn tools(&self, command: &str, parameters: Value) -> Value {
        self.command("goog/cdp/execute", json!({ "cmd": command, "params": parameters })).await
    }
}

impl Drop for Session {
    /// Ends the browser now, also when the test fails: the runtime of the test may not live to do it.
    fn drop(&mut self) {
        let Ok(mut stream) = TcpStream::connect(("127.0.0.1", self.port)) else { return };
        let request = format!("DELETE /session/{} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", self.id);
        let _ = stream.set_read_timeout(Some(Duration::from_secs(10)));
        // The beginning of the answer says that it is done; the driver keeps the connection.
        let _ = stream.write_all(request.as_bytes()).and_then(|()| stream.read(&mut [0; 64]));
    }
}

impl Driver {
    async fn start() -> Self {
        let port = free_port().unwrap();
        let folder = env::temp_dir().join(format!("bmms-browser-{}-{port}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let found = env::split_paths(&env::var_os("PATH").unwrap_or_default())
            .any(|programs| programs.join("chromedriver").exists());
        assert!(found, "there is no chromedriver: ops/require chromium installs it");
        let shell = Command::new("sh")
            .args(["-c", RUN_UNTIL_THE_PIPE_ENDS, "driver", &port.to_string()])
            .arg(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .unwrap();
        until("the driver answers", async || TcpStream::connect(("127.0.0.1", port)).is_ok()).await;
        Self { port, places: Semaphore::new(PLACES), _shell: shell }
    }
}

fn capabilities(preferences: &Value) -> Capabilities {
    let arguments = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=en-US",
        "--window-size=1366,768",
        "--remote-debugging-pipe",
    ];
    let capabilities = json!({
        "goog:chromeOptions": { "args": arguments, "prefs": preferences },
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    });
    let Value::Object(capabilities) = capabilities else { unreachable!("written as an object") };
    capabilities
}

#[derive(Debug)]
struct DriverCommand {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for DriverCommand {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, <Url as std::str::FromStr>::Err> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _request: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
