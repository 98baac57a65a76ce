//! Products of which a user holds one for nothing, because another brings its services as well.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::domain::ids::{SkuId, UserKey};
use crate::domain::key_set::KeySet;
use crate::domain::report::{Line, Share, Slice, covers};
use crate::store::{Store, StoreError};

/// Two products of which one brings most of the other.
struct Pair {
    less: SkuId,
    more: SkuId,
    /// Whether it brings all, as long as nothing is switched off.
    whole: bool,
    /// Each service of the one with those of the other that cover it.
    cover: Vec<(i64, Vec<i64>)>,
}

/// What a user holds: each product, and what is switched off in it by every path.
type Held = Vec<(i64, BTreeSet<i64>)>;

impl Store {
    /// How many users hold which pairs.
    pub(super) fn overlaps(&self) -> Result<Vec<Line>, StoreError> {
        let mut counts = BTreeMap::<(SkuId, SkuId, bool), u32>::new();
        self.each_overlap(|_, less, more, share| {
            *counts.entry((less, more, share == Share::Most)).or_default() += 1;
        })?;
        let line = |((less, more, most), users)| {
            let share = if most { Share::Most } else { Share::All };
            Line { of: Slice::Overlap { less, more, share }, users }
        };
        Ok(counts.into_iter().map(line).collect())
    }

    /// Who holds such a pair.
    pub(super) fn overlapping(&self, slice: &Slice) -> Result<Vec<UserKey>, StoreError> {
        let mut found = KeySet::default();
        self.each_overlap(|user, less, more, share| {
            if *slice == (Slice::Overlap { less, more, share }) {
                found.insert(user);
            }
        })?;
        self.by_name(&found)
    }

    fn each_overlap(&self, mut each: impl FnMut(UserKey, SkuId, SkuId, Share)) -> Result<(), StoreError> {
        let pairs = self.pairs()?;
        let sql = "SELECT user, product, disabled FROM license WHERE state <> 'Error'
                   AND user NOT IN (SELECT key FROM user WHERE deleted_at IS NOT NULL) ORDER BY user, product";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let (mut current, mut held) = (None, Held::new());
        let mut tell = |user: Option<u32>, held: &Held| {
            let Some(user) = user else { return };
            for (less, off) in held {
                for (more, more_off) in held {
                    let Some(pair) = pairs.get(&(*less, *more)) else { continue };
                    let share = if pair.brings_all(off, more_off) { Share::All } else { Share::Most };
                    each(UserKey(user), pair.less, pair.more, share);
                }
            }
        };
        while let Some(row) = rows.next()? {
            let (user, product) = (row.get::<_, u32>(0)?, row.get(1)?);
            if current != Some(user) {
                tell(current, &held);
                (current, held) = (Some(user), Held::new());
            }
            let off = off(row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?)?;
            match held.last_mut() {
                // On by one path is on.
                Some((last, before)) if *last == product => before.retain(|plan| off.contains(plan)),
                _ => held.push((product, off)),
            }
        }
        tell(current, &held);
        Ok(())
    }

    /// The pairs among the products that somebody holds, by their keys. Of two that bring the same, the one with fewer
    /// services counts as the one that could go.
    fn pairs(&self) -> Result<HashMap<(i64, i64), Pair>, StoreError> {
        let sql = "SELECT ps.product, s.key, s.name FROM product p JOIN product_service ps ON ps.product = p.key
                   JOIN service_plan s ON s.key = ps.plan WHERE p.held > 0 AND s.company = 0";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut services = BTreeMap::<i64, Vec<(i64, String)>>::new();
        while let Some(row) = rows.next()? {
            services.entry(row.get(0)?).or_default().push((row.get(1)?, row.get(2)?));
        }
        let skus = self.skus()?;
        let mut pairs = HashMap::new();
        for (less, one) in &services {
            for (more, other) in services.iter().filter(|(key, _)| *key != less) {
                let (Some(less_sku), Some(more_sku)) = (skus.get(less), skus.get(more)) else { continue };
                let pair = Pair::new(*less_sku, *more_sku, one, other);
                let covered = pair.covered();
                if covered * 4 < one.len() * 3 {
                    continue;
                }
                // The same pair the other way round is the better one, or was there before.
                let back = Pair::new(*more_sku, *less_sku, other, one).covered();
                let (part, back_part) = (covered * other.len(), back * one.len());
                if part < back_part || part == back_part && (one.len(), less) > (other.len(), more) {
                    continue;
                }
                pairs.insert((*less, *more), pair);
            }
        }
        Ok(pairs)
    }
}

impl Pair {
    fn new(less: SkuId, more: SkuId, one: &[(i64, String)], other: &[(i64, String)]) -> Self {
        let covering =
            |name: &str| -> Vec<i64> { other.iter().filter(|(_, b)| covers(b, name)).map(|(plan, _)| *plan).collect() };
        let cover: Vec<_> = one.iter().map(|(plan, name)| (*plan, covering(name))).collect();
        Self { less, more, whole: cover.iter().all(|(_, by)| !by.is_empty()), cover }
    }

    fn covered(&self) -> usize {
        self.cover.iter().filter(|(_, by)| !by.is_empty()).count()
    }

    /// Whether every service that is on in the one is on in the other.
    fn brings_all(&self, off: &BTreeSet<i64>, more_off: &BTreeSet<i64>) -> bool {
        if off.is_empty() && more_off.is_empty() {
            return self.whole;
        }
        let on = self.cover.iter().filter(|(plan, _)| !off.contains(plan));
        on.into_iter().all(|(_, by)| by.iter().any(|plan| !more_off.contains(plan)))
    }
}

fn off(keys: &str) -> Result<BTreeSet<i64>, StoreError> {
    if keys == "[]" {
        return Ok(BTreeSet::new());
    }
    let bad = |_| StoreError::Value { what: "a list of service plans", found: keys.to_owned() };
    serde_json::from_str(keys).map_err(bad)
}
