//! The filter menu, and what is in force of it (DOMAIN R123, R124).

use crate::domain::custom_view::CustomView;
use crate::domain::ids::SkuId;
use crate::domain::query::{Conditions, Filter, UserQuery};
use crate::domain::role::Right;
use crate::kit::choice::{Choice, Item};
use crate::layer::Context;

/// What is in force: a standard filter, perhaps for the holders of one product, or a filter of the administrators' own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A standard filter, and the product that has to be held.
    Standard(Filter, Option<SkuId>),
    /// One of the administrators' own.
    Own(CustomView),
}

/// What can be chosen from the menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// Put this in force.
    Show(Shown),
    /// Choose a product.
    Product,
    /// **New filter**.
    New,
    /// **Edit filter**.
    Edit(String),
    /// **Delete**.
    Delete(String),
}

impl Default for Shown {
    fn default() -> Self {
        Self::Standard(Filter::All, None)
    }
}

impl Shown {
    /// What it is called.
    pub fn name(&self, cx: &Context) -> String {
        match self {
            Self::Standard(filter, None) => standard(*filter, cx),
            Self::Standard(filter, Some(sku)) => format!("{} · {}", standard(*filter, cx), cx.product_name(*sku)),
            Self::Own(view) => view.name.clone(),
        }
    }

    /// Asks a list of users for it.
    pub fn ask(&self, query: &mut UserQuery) {
        (query.filter, query.conditions) = match self {
            Self::Standard(filter, sku) => (*filter, Conditions { sku_id: *sku, ..Conditions::default() }),
            Self::Own(view) => (Filter::All, view.conditions.clone()),
        };
    }

    /// The same as the filters now are; one that is gone shows all users.
    pub fn now(&self, views: &[CustomView]) -> Self {
        match self {
            Self::Own(own) => views.iter().find(|view| view.is_called(&own.name)).cloned().map(Self::Own),
            standard @ Self::Standard(..) => Some(standard.clone()),
        }
        .unwrap_or_default()
    }

    /// The menu, with the cursor on what is in force.
    pub fn menu(&self, cx: &Context) -> Choice<Pick> {
        // Who asks for all users means all of them, whatever they hold.
        let keep = |filter| self.product().filter(|_| filter != Filter::All);
        let show = |shown: Self, label| Item { value: Pick::Show(shown), label, reason: None };
        let standards = Filter::ALL.map(|filter| show(Self::Standard(filter, keep(filter)), standard(filter, cx)));
        let own = cx.views.iter().map(|view| show(Self::Own(view.clone()), view.name.clone()));
        let mut items: Vec<_> = standards.into_iter().chain(own).collect();
        let place = items.iter().position(|item| item.value == Pick::Show(self.clone()));
        let act = |value, label: &str, reason| Item { value, label: cx.say(label), reason };
        items.push(act(Pick::Product, "filter-product", None));
        let denied = cx.denied(Right::Views);
        let full = || cx.tell("filter-full", [("most", CustomView::MOST.into())]);
        let reason = denied.clone().or_else(|| (cx.views.len() >= CustomView::MOST).then(full));
        items.push(act(Pick::New, "filter-new", reason));
        let own = match self {
            Self::Own(view) => Some(view.name.clone()),
            Self::Standard(..) => None,
        };
        let reason = denied.or_else(|| own.is_none().then(|| cx.say("filter-standard")));
        items.push(act(Pick::Edit(own.clone().unwrap_or_default()), "filter-edit", reason.clone()));
        items.push(act(Pick::Delete(own.unwrap_or_default()), "filter-delete", reason));
        Choice::new(cx.say("key-filter"), items).at(place.unwrap_or(0))
    }

    fn product(&self) -> Option<SkuId> {
        match self {
            Self::Standard(_, product) => *product,
            Self::Own(_) => None,
        }
    }

    /// The products to choose from; the first takes the choice back.
    pub fn products(&self, cx: &Context) -> Choice<Pick> {
        let filter = match self {
            Self::Standard(filter, _) => *filter,
            Self::Own(_) => Filter::All,
        };
        let item = |sku, label| Item { value: Pick::Show(Self::Standard(filter, sku)), label, reason: None };
        let products = cx.products.iter().map(|product| item(Some(product.sku), product.display_name.clone()));
        let items: Vec<_> = std::iter::once(item(None, cx.say("condition-any"))).chain(products).collect();
        let place = items.iter().position(|item| item.value == Pick::Show(self.clone()));
        Choice::new(cx.say("condition-product"), items).filtered().at(place.unwrap_or(0))
    }
}

fn standard(filter: Filter, cx: &Context) -> String {
    cx.say(&format!("filter-{}", filter.id()))
}
