//! The keyboard alone.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

use super::Browser;

/// Stops of the Tab key after which something should have been reached.
const FAR: usize = 80;

/// What has the focus: what it says, and whether one can tell.
const FOCUSED: &str = "
    const at = document.activeElement;
    if (!at || at === document.body) return ['', true];
    const label = at.labels && at.labels[0] ? at.labels[0].childNodes[0].textContent : at.textContent;
    const style = getComputedStyle(at), box = at.getBoundingClientRect();
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    const inView = box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0 && box.top < innerHeight;
    return [label.replace(/\\s+/g, ' ').trim(), outlined && inView];";

impl Browser<'_> {
    /// Strikes a key.
    pub(crate) async fn strikes(&self, key: Key) {
        let value = key.into();
        let stroke = KeyActions::new("keyboard".to_owned()).then(KeyAction::Down { value });
        self.client().perform_actions(stroke.then(KeyAction::Up { value })).await.unwrap();
    }

    /// Types a text where the focus is.
    pub(crate) async fn types(&self, text: &str) {
        let keys = text.chars().fold(KeyActions::new("keyboard".to_owned()), |keys, value| {
            keys.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        self.client().perform_actions(keys).await.unwrap();
    }

    /// Goes on with the Tab key to the field, link or button of this name; every stop on the way can be seen.
    pub(crate) async fn tabs_to(&self, name: &str) {
        let mut stops = Vec::new();
        for _ in 0..FAR {
            self.strikes(Key::Tab).await;
            let (stop, is_visible) = self.focus().await;
            assert!(is_visible, "the focus on “{stop}” cannot be seen at {}", self.address().await);
            if stop == name {
                return;
            }
            stops.push(stop);
        }
        panic!("the Tab key does not reach “{name}” at {} but {stops:?}", self.address().await);
    }

    /// What has the focus, and whether one can see that it has.
    pub(crate) async fn focus(&self) -> (String, bool) {
        let found = self.runs(FOCUSED).await;
        (found[0].as_str().unwrap_or_default().to_owned(), found[1] == true)
    }
}
