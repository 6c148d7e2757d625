//! `cargo xtask screenshots`: the pictures of the README, from a running demo, in headless Chromium.

use std::collections::HashMap;
use std::fs;
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use bmms_schema::cluster::free_port;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

/// Where the pictures are kept.
const FOLDER: &str = "ops/screenshots";

/// What a picture shows: its name, the address of the page, the width of the window, and whether the screen is dark.
const PICTURES: [(&str, &str, u32, bool); 3] = [
    ("overview", "/moa/MOH/planning/", 1280, false),
    ("phone", "/moa/MOH/planning/strategic-plans/", 360, false),
    ("dark", "/moa/MOH/planning/", 1280, true),
];

/// Takes all pictures as a manager of the Ministry of Health.
pub(crate) async fn take(root: &Path, address: &str, sign_ins: &Path) -> Result<()> {
    let password = password_of("moh.manager", sign_ins)?;
    let folder = root.join(FOLDER);
    fs::create_dir_all(&folder)?;
    let driver = Driver::start()?;
    let browser = driver.browser().await?;
    browser.goto(&format!("{address}/login/")).await?;
    browser.find(Locator::Id("login")).await?.send_keys("moh.manager").await?;
    browser.find(Locator::Id("password")).await?.send_keys(&password).await?;
    browser.find(Locator::Css("main button")).await?.click().await?;
    browser.wait().for_element(Locator::Css("nav.modules")).await?;

    for (name, path, width, is_dark) in PICTURES {
        show(&browser, width, is_dark).await?;
        browser.goto(&format!("{address}{path}")).await?;
        fs::write(folder.join(format!("{name}.png")), browser.screenshot().await?)?;
    }
    show(&browser, 1280, false).await?;
    browser.goto(&format!("{address}/moa/MOH/planning/strategic-plans/create/")).await?;
    browser.find(Locator::Id("title")).await?.send_keys("MOH Strategic Plan 2030-2029").await?;
    browser.find(Locator::Id("start_year")).await?.send_keys("2030").await?;
    browser.find(Locator::Id("end_year")).await?.send_keys("2029").await?;
    browser.find(Locator::Css("main button[type=submit]")).await?.click().await?;
    browser.wait().for_element(Locator::Css(".summary")).await?;
    fs::write(folder.join("form.png"), browser.screenshot().await?)?;
    browser.close().await?;
    println!("{FOLDER} is current");
    Ok(())
}

fn password_of(login: &str, sign_ins: &Path) -> Result<String> {
    let text = fs::read_to_string(sign_ins)
        .with_context(|| format!("{} is not there; start the demo first", sign_ins.display()))?;
    let passwords: HashMap<_, _> = text
        .lines()
        .filter_map(|line| {
            let mut columns = line.split(',');
            Some((columns.next()?, columns.next()?))
        })
        .collect();
    passwords.get(login).map(|password| (*password).to_owned()).with_context(|| format!("the demo has no {login}"))
}

/// Makes the window that wide, and the screen light or dark.
async fn show(browser: &Client, width: u32, is_dark: bool) -> Result<()> {
    let screen = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600 });
    browser.issue_cmd(Tools("Emulation.setDeviceMetricsOverride", screen)).await?;
    let scheme = if is_dark { "dark" } else { "light" };
    let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
    browser.issue_cmd(Tools("Emulation.setEmulatedMedia", features)).await?;
    Ok(())
}

/// A command of the browser's developer tools.
#[derive(Debug)]
struct Tools(&'static str, Value);

impl WebDriverCompatibleCommand for Tools {
    fn endpoint(
        &self,
        base: &reqwest::Url,
        session: Option<&str>,
    ) -> Result<reqwest::Url, <reqwest::Url as std::str::FromStr>::Err> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _request: &reqwest::Url) -> (reqwest::Method, Option<String>) {
        (reqwest::Method::POST, Some(json!({ "cmd": self.0, "params": self.1 }).to_string()))
    }
}

/// The driver of the browser; it ends with the command.
struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    fn start() -> Result<Self> {
        let port = free_port()?;
        let process = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .spawn()
            .context("chromedriver does not start; ops/require chromium installs it")?;
        let driver = Self { process, port };
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if begun.elapsed() > Duration::from_secs(10) {
                bail!("chromedriver does not answer");
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(driver)
    }

    async fn browser(&self) -> Result<Client> {
        let arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"];
        let Value::Object(capabilities) = json!({ "goog:chromeOptions": { "args": arguments } }) else {
            bail!("capabilities are an object");
        };
        let capabilities: Capabilities = capabilities;
        let address = format!("http://127.0.0.1:{}", self.port);
        Ok(ClientBuilder::new(HttpConnector::new()).capabilities(capabilities).connect(&address).await?)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
