//! What a page is like beneath what one sees: its accessibility, its complaints, what it loads.

use std::fs;
use std::sync::LazyLock;

use serde_json::{Value, json};

use super::Browser;

/// The scanner, where `ops/require axe` puts it.
static AXE: LazyLock<String> = LazyLock::new(|| {
    fs::read_to_string("target/axe-core/axe.min.js")
        .expect("the accessibility scan needs axe-core in target/: ops/require axe fetches it")
});

const SCAN: &str = "
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    return axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then(({ violations }) => violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, impact, help, nodes }) => `${id} (${impact}): ${help}: ${nodes.map(node => node.html).join(' ')}`));";

/// What a page made the browser load.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    /// The addresses.
    pub addresses: Vec<String>,
    /// Bytes over the wire, headers included.
    pub bytes: u64,
}

impl Browser<'_> {
    /// Shows pages as on a desk from now on.
    pub(crate) async fn becomes_desk(&self) {
        self.session.tools("Emulation.clearDeviceMetricsOverride", json!({})).await;
    }

    /// Shows pages in dark or in light colours from now on.
    pub(crate) async fn shows_colours(&self, scheme: &str) {
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.session.tools("Emulation.setEmulatedMedia", media).await;
    }

    /// Violations of WCAG 2.2 at level AA on the page as it is now, if they are serious or critical.
    pub(crate) async fn barriers(&self, page: &str) -> Vec<String> {
        if self.runs("return typeof axe").await == "undefined" {
            self.runs(&AXE).await;
        }
        let found = self.runs(SCAN).await;
        found.as_array().unwrap().iter().map(|barrier| format!("{page}: {}", barrier.as_str().unwrap())).collect()
    }

    /// What the console of the browser says since it was last asked: errors, and breaches of the security policy.
    pub(crate) async fn complaints(&self) -> Vec<String> {
        let log = self.session.command("se/log", json!({ "type": "browser" })).await;
        log.as_array().unwrap().iter().map(|line| line["message"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Opens a page as on a first visit, with nothing kept from others; what that loads.
    pub(crate) async fn visit_first(&self, path: &str) -> Loaded {
        self.session.tools("Network.clearBrowserCache", json!({})).await;
        self.network().await;
        self.open(path).await;
        let mut loaded = Loaded::default();
        for event in self.network().await {
            let parameters = &event["params"];
            match event["method"].as_str().unwrap_or_default() {
                "Network.requestWillBeSent" => {
                    loaded.addresses.push(parameters["request"]["url"].as_str().unwrap_or_default().to_owned());
                }
                "Network.loadingFinished" => loaded.bytes += bytes(&parameters["encodedDataLength"]),
                _ => {}
            }
        }
        loaded
    }

    /// What the network did since it was last asked.
    async fn network(&self) -> Vec<Value> {
        let log = self.session.command("se/log", json!({ "type": "performance" })).await;
        let events = log.as_array().unwrap().iter();
        events
            .map(|line| serde_json::from_str::<Value>(line["message"].as_str().unwrap()).unwrap()["message"].take())
            .collect()
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length that the browser writes as 1.0")]
fn bytes(length: &Value) -> u64 {
    length.as_f64().unwrap_or_default() as u64
}
