//! People at a browser: Chromium without a window, driven through `WebDriver`. What they do is named by what they
//! read on the page: the label of a field, the text of a button.

mod driver;
mod keyboard;
mod scan;

use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::wd::WindowHandle;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use self::driver::Session;
use super::App;
use super::people::PASSWORD;

/// How long a person looks for something before she gives up.
const PATIENCE: Duration = Duration::from_secs(15);
const PAUSE: Duration = Duration::from_millis(25);

/// What a text looks like in a search for elements.
fn quoted(text: &str) -> String {
    if text.contains('"') { format!("'{text}'") } else { format!("\"{text}\"") }
}

/// A browser that nobody has used before, with the service at hand.
pub(crate) struct Browser<'a> {
    app: &'a App,
    session: Session,
}

impl<'a> Browser<'a> {
    /// On a desk.
    pub(crate) async fn of(app: &'a App) -> Self {
        Self { app, session: Session::start(&json!({})).await }
    }

    /// On a phone of 360 by 740.
    pub(crate) async fn phone(app: &'a App) -> Self {
        let browser = Self::of(app).await;
        browser.becomes_phone().await;
        browser
    }

    /// With JavaScript switched off.
    pub(crate) async fn without_script(app: &'a App) -> Self {
        let off = json!({ "profile.managed_default_content_settings.javascript": 2 });
        let browser = Self { app, session: Session::start(&off).await };
        let proof = "data:text/html,<title>off</title><script>document.title = 'on'</script>";
        browser.client().goto(proof).await.unwrap();
        assert_eq!(browser.client().title().await.unwrap(), "off", "JavaScript runs");
        browser
    }

    fn client(&self) -> &Client {
        &self.session.client
    }

    /// Shows pages as on a phone from now on.
    pub(crate) async fn becomes_phone(&self) {
        let metrics = json!({ "width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": true });
        self.session.tools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Signs in on the sign-in page, wherever that leads.
    pub(crate) async fn sign_in(&self, login: &str) {
        self.open("/login/").await;
        self.sign_in_here(login).await;
    }

    /// Signs in on the sign-in page that is shown.
    pub(crate) async fn sign_in_here(&self, login: &str) {
        self.fill("Username or email address", login).await;
        self.fill("Password", PASSWORD).await;
        self.press("Sign in").await;
        self.waits("the sign-in page is left", async || {
            self.client().find(Locator::Css("input[name=password]")).await.err().map(|_| ())
        })
        .await;
    }

    /// Signs out with the button in the menu of the account.
    pub(crate) async fn sign_out(&self) {
        self.press_css(".account summary").await;
        self.press("Sign out").await;
        self.sees("Username or email address").await;
    }

    /// Types an address.
    pub(crate) async fn open(&self, path: &str) {
        self.client().goto(&format!("{}{path}", self.app.url())).await.unwrap();
    }

    /// The address shown, without the host.
    pub(crate) async fn address(&self) -> String {
        let url = self.client().current_url().await.unwrap();
        url.as_str().strip_prefix(&self.app.url()).unwrap_or(url.as_str()).to_owned()
    }

    /// Waits until the address is this one, whatever its query.
    pub(crate) async fn is_at(&self, path: &str) {
        let there = async || (self.address().await.split('?').next() == Some(path)).then_some(());
        self.waits(&format!("the address is {path}"), there).await;
    }

    /// The id in the address shown.
    pub(crate) async fn id(&self) -> String {
        let address = self.address().await;
        address.split('/').find(|part| part.len() == 36).expect("an id in the address").to_owned()
    }

    /// The status of the answer that the page came with.
    pub(crate) async fn status(&self) -> u64 {
        self.runs("return performance.getEntriesByType('navigation')[0].responseStatus").await.as_u64().unwrap()
    }

    /// Goes one page back.
    pub(crate) async fn back(&self) {
        self.client().back().await.unwrap();
    }

    /// Loads the page again.
    pub(crate) async fn reload(&self) {
        self.client().refresh().await.unwrap();
    }

    /// Opens another tab and turns to it; returns the one turned from.
    pub(crate) async fn new_tab(&self) -> WindowHandle {
        let here = self.client().window().await.unwrap();
        let tab = self.client().new_window(true).await.unwrap();
        self.turn_to(tab.handle).await;
        here
    }

    /// Turns to a tab.
    pub(crate) async fn turn_to(&self, tab: WindowHandle) {
        self.client().switch_to_window(tab).await.unwrap();
    }

    /// Closes the tab that is shown.
    pub(crate) async fn close_tab(&self) {
        self.client().close_window().await.unwrap();
    }

    /// The cookies that scripts cannot read either, by name.
    pub(crate) async fn cookies(&self) -> Vec<String> {
        let cookies = self.client().get_all_cookies().await.unwrap();
        cookies.iter().map(|cookie| cookie.name().to_owned()).collect()
    }

    /// Loses the cookies, as when a session ends.
    pub(crate) async fn loses_cookies(&self) {
        self.client().delete_all_cookies().await.unwrap();
    }

    /// Types a text into the field with this label, in place of what was there.
    pub(crate) async fn fill(&self, label: &str, text: &str) {
        let field = self.field(label).await;
        if field.attr("type").await.unwrap().as_deref() == Some("date") {
            // As keyed in here: month, day, year.
            let (year, day) = text.split_once('-').unwrap();
            field.send_keys(&format!("{}{year}", day.replace('-', ""))).await.unwrap();
        } else {
            field.clear().await.unwrap();
            field.send_keys(text).await.unwrap();
        }
    }

    /// Chooses from the list with this label.
    pub(crate) async fn choose(&self, label: &str, option: &str) {
        self.field(label).await.select_by_label(option).await.unwrap();
    }

    /// What is in the field with this label.
    pub(crate) async fn value(&self, label: &str) -> String {
        self.field(label).await.prop("value").await.unwrap().unwrap_or_default()
    }

    async fn field(&self, label: &str) -> Element {
        let path = format!("//*[@id=//label[normalize-space(text()[1])={}]/@for]", quoted(label));
        let found = async || self.client().find(Locator::XPath(&path)).await.ok();
        self.waits(&format!("there is a field {label}"), found).await
    }

    /// Presses the button, link or menu with this text.
    pub(crate) async fn press(&self, text: &str) {
        let path =
            format!("//*[self::a or self::button or self::summary][normalize-space(string(.))={}]", quoted(text));
        self.press_first(text, &Locator::XPath(&path)).await;
    }

    /// Presses what has no text of its own.
    pub(crate) async fn press_css(&self, selector: &str) {
        self.press_first(selector, &Locator::Css(selector)).await;
    }

    async fn press_first(&self, what: &str, locator: &Locator<'_>) {
        let pressed = async || {
            for element in self.client().find_all(*locator).await.ok()? {
                if element.is_displayed().await.ok()? {
                    return element.click().await.ok();
                }
            }
            None
        };
        self.waits(&format!("one can press {what}"), pressed).await;
    }

    /// Refuses to go on until the page shows a text.
    pub(crate) async fn sees(&self, text: &str) {
        let seen = async || self.text().await.ok()?.contains(text).then_some(());
        self.waits(&format!("the page shows “{text}”"), seen).await;
    }

    /// Refuses a text on the page as it is now.
    pub(crate) async fn does_not_see(&self, text: &str) {
        let shown = self.text().await.unwrap();
        assert!(!shown.contains(text), "{} shows “{text}”: {shown}", self.address().await);
    }

    /// All that can be read on the page.
    pub(crate) async fn text(&self) -> Result<String, CmdError> {
        self.client().find(Locator::Css("body")).await?.text().await
    }

    /// What a part of the page says.
    pub(crate) async fn text_of(&self, selector: &str) -> String {
        let read = async || self.client().find(Locator::Css(selector)).await.ok()?.text().await.ok();
        self.waits(&format!("there is {selector}"), read).await
    }

    /// The page as it came, tags and all.
    pub(crate) async fn source(&self) -> String {
        self.client().source().await.unwrap()
    }

    /// What a script of the test's own finds in the page; the policy of the page is not asked.
    pub(crate) async fn runs(&self, script: &str) -> Value {
        self.client().execute(script, Vec::new()).await.unwrap()
    }

    /// Whether one must scroll sideways to read the page.
    pub(crate) async fn scrolls_sideways(&self) -> bool {
        let wider = "const page = document.documentElement; return page.scrollWidth > page.clientWidth";
        self.runs(wider).await == true
    }

    /// Waits until something has come about.
    async fn waits<T>(&self, what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
        let begun = Instant::now();
        loop {
            if let Some(found) = look().await {
                return found;
            }
            if begun.elapsed() > PATIENCE {
                let text = self.text().await.unwrap_or_default();
                panic!("waited in vain until {what}; {} shows:\n{text}", self.address().await);
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}
