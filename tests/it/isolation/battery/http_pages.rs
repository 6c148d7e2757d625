//! The pages and what belongs to another organization.

use crate::addresses::{NOBODYS, contents};
use crate::pages::{Address, Stage, addresses, form_to, told};
use crate::support::{App, Form};

/// A guessed id in the address of a page or a form: the page that says that there is nothing, whatever the id.
#[tokio::test]
async fn http_01_an_id_of_another_organization_is_the_id_of_nothing_on_pages() {
    let app = App::start().await;
    let stage = Stage::of(&app).await;
    let before = contents(&app, 10).await;
    let mut tried = 0;
    for address in addresses().into_iter().filter(Address::is_of_row) {
        let own = address.at("MOH", &stage.own);
        let foreign = address.of_id("MOH", stage.theirs.for_path(address.pattern));
        let others = [NOBODYS, "1", "not-an-id", "%00"].map(|id| address.of_id("MOH", id));
        if address.shows() {
            let missing = stage.moh.get(&foreign).await.expect(404);
            for other in &others {
                assert_eq!(told(&missing), told(&stage.moh.get(other).await), "{other}");
            }
            stage.moh.get(&own).await.expect(200);
        }
        if address.takes_forms() {
            let own = form_to(&stage.moh, &own).await;
            let missing = stage.moh.send(&Form { action: foreign, ..own.clone() }).await.expect(404);
            for other in others {
                let other = Form { action: other, ..own.clone() };
                assert_eq!(told(&missing), told(&stage.moh.send(&other).await), "{}", other.action);
            }
        }
        tried += 1;
    }
    assert!(tried > 15, "{tried}");
    assert_eq!(contents(&app, 10).await, before);
    app.stop().await;
}

/// Another organization in the address of a page or a form: one refusal for all of them, which names none.
#[tokio::test]
async fn http_02_another_organization_is_refused_like_one_that_does_not_exist_on_pages() {
    let app = App::start().await;
    let stage = Stage::of(&app).await;
    let before = contents(&app, 10).await;
    for address in addresses().into_iter().filter(Address::is_of_organization) {
        let [foreign, unknown] = ["MOLE", "NOPE"].map(|org| address.at(org, &stage.theirs));
        if address.shows() {
            let refused = stage.moh.get(&foreign).await.expect(403);
            assert_eq!(told(&refused), told(&stage.moh.get(&unknown).await), "{foreign}");
            assert!(!refused.text.contains("MOLE") && !refused.text.contains("Labor"), "{}", refused.text);
        }
        if address.takes_forms() {
            let own = form_to(&stage.moh, &address.at("MOH", &stage.own)).await;
            let [foreign, unknown] = [foreign, unknown].map(|action| Form { action, ..own.clone() });
            let refused = stage.moh.send(&foreign).await.expect(403);
            assert_eq!(told(&refused), told(&stage.moh.send(&unknown).await), "{}", foreign.action);
        }
    }
    assert_eq!(contents(&app, 10).await, before);
    app.stop().await;
}
