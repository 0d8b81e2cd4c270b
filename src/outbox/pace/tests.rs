use std::sync::Arc;

use tokio::task::JoinSet;

use super::*;

const ONE: Load = Load { messages: 1, paid: false, goes_on: false };

fn pace() -> Arc<Pace> {
    Arc::new(Pace::new(30, 20))
}

/// The most of these moments that lie within any one second.
fn most_in_a_second(times: &[Duration]) -> usize {
    let within = |from: &Duration| times.iter().filter(|time| (*from..*from + Duration::from_secs(1)).contains(time)).count();
    times.iter().map(within).max().unwrap_or_default()
}

/// Lets so many bulk calls of `load` wait at once; gives when each went, in order, a message each.
async fn bulk(pace: &Arc<Pace>, calls: i64, load: Load) -> Vec<Duration> {
    let start = Instant::now();
    let mut waiting = JoinSet::new();
    for chat in 1..=calls {
        let pace = Arc::clone(pace);
        waiting.spawn(async move {
            pace.wait(chat, Lane::Bulk, load).await;
            start.elapsed()
        });
    }
    let mut times = waiting.join_all().await;
    times.sort_unstable();
    times.iter().flat_map(|time| std::iter::repeat_n(*time, load.messages)).collect()
}

#[tokio::test(start_paused = true)]
async fn no_second_holds_more_calls_than_allowed() {
    let pace = pace();
    let start = Instant::now();
    let mut times = Vec::new();
    for chat in 1..=90 {
        pace.wait(chat, Lane::Live, ONE).await;
        times.push(start.elapsed());
    }
    assert!(most_in_a_second(&times) <= 30);
}

#[tokio::test(start_paused = true)]
async fn bulk_goes_evenly_at_nine_tenths() {
    let times = bulk(&pace(), 270, ONE).await;
    let last = times.last().unwrap().as_secs_f64();
    assert!((9.9..10.1).contains(&last), "{last}");
    assert!(most_in_a_second(&times) <= 28);
    let gaps = times.windows(2).map(|pair| pair[1] - pair[0]);
    assert!(gaps.max().unwrap() < Duration::from_millis(45));
}

#[tokio::test(start_paused = true)]
async fn an_album_counts_as_its_pieces() {
    let times = bulk(&pace(), 27, Load { messages: 10, ..ONE }).await;
    // Two albums of ten and a free place for a live row are all that a second holds.
    let last = times.last().unwrap().as_secs_f64();
    assert!((13.0..14.0).contains(&last), "{last}");
    assert!(most_in_a_second(&times) <= 30);
    let times = bulk(&pace(), 90, Load { messages: 3, ..ONE }).await;
    let last = times.last().unwrap().as_secs_f64();
    assert!((9.9..10.6).contains(&last), "{last}");
}

#[test]
fn the_time_that_is_said_is_the_time_that_it_takes() {
    assert!((Pace::seconds(&[1], 270, 27.0) - 10.0).abs() < 0.1);
    // As measured above: two albums of ten in a second, nine of three.
    assert!((13.0..14.6).contains(&Pace::seconds(&[10], 27, 27.0)), "{}", Pace::seconds(&[10], 27, 27.0));
    assert!((9.9..10.6).contains(&Pace::seconds(&[3], 90, 27.0)), "{}", Pace::seconds(&[3], 90, 27.0));
    assert!(Pace::seconds(&[1, 1], 10, 0.9) > 0.0);
}

#[tokio::test(start_paused = true)]
async fn bulk_and_live_together_fill_the_second_and_live_goes_first() {
    let pace = pace();
    let start = Instant::now();
    let mut sending = JoinSet::new();
    sending.spawn({
        let pace = Arc::clone(&pace);
        async move { bulk(&pace, 400, ONE).await }
    });
    let mut chatting = JoinSet::new();
    for person in 0..120 {
        let pace = Arc::clone(&pace);
        chatting.spawn(async move {
            // Twelve a second, now and then two at once.
            tokio::time::sleep(Duration::from_millis(person / 2 * 167)).await;
            let asked = Instant::now();
            pace.wait(1_000 + i64::try_from(person).unwrap(), Lane::Live, ONE).await;
            (start.elapsed(), asked.elapsed())
        });
    }
    let live = chatting.join_all().await;
    let bulk = sending.join_next().await.unwrap().unwrap();
    let mut waits: Vec<Duration> = live.iter().map(|(_, wait)| *wait).collect();
    waits.sort_unstable();
    assert!(waits[waits.len() * 95 / 100] < Duration::from_millis(100), "{waits:?}");
    let mut all: Vec<Duration> = live.into_iter().map(|(at, _)| at).chain(bulk).collect();
    all.sort_unstable();
    assert!(most_in_a_second(&all) <= 30);
    let in_ten = all.iter().filter(|at| **at < Duration::from_secs(10)).count();
    assert!((270..=300).contains(&in_ten), "{in_ten} in ten seconds");
}

#[tokio::test(start_paused = true)]
async fn a_burst_of_live_rows_takes_every_place_that_comes_free() {
    let pace = pace();
    let mut sending = JoinSet::new();
    sending.spawn({
        let pace = Arc::clone(&pace);
        async move { bulk(&pace, 300, ONE).await }
    });
    tokio::time::sleep(Duration::from_secs(3)).await;
    let start = Instant::now();
    let mut replies = JoinSet::new();
    for chat in 1_000..1_020 {
        let pace = Arc::clone(&pace);
        replies.spawn(async move {
            pace.wait(chat, Lane::Live, ONE).await;
            start.elapsed()
        });
    }
    let last = replies.join_all().await.into_iter().max().unwrap();
    assert!(last < Duration::from_millis(800), "{last:?}");
    assert_eq!(sending.join_next().await.unwrap().unwrap().len(), 300);
}

#[tokio::test(start_paused = true)]
async fn what_has_begun_is_finished_before_others_begin() {
    let pace = pace();
    let mut sending = JoinSet::new();
    sending.spawn({
        let pace = Arc::clone(&pace);
        async move { bulk(&pace, 300, ONE).await }
    });
    tokio::time::sleep(Duration::from_secs(1)).await;
    let start = Instant::now();
    pace.all(Lane::Bulk, Load::more()).await;
    assert!(start.elapsed() < Duration::from_millis(200), "{:?}", start.elapsed());
    sending.abort_all();
}

#[tokio::test(start_paused = true)]
async fn too_many_requests_stop_all_bulk_and_no_live_row() {
    let pace = pace();
    pace.hold(7, Lane::Bulk, Duration::from_secs(5));
    let start = Instant::now();
    pace.wait(8, Lane::Live, ONE).await;
    assert!(start.elapsed() < Duration::from_millis(10));
    pace.wait(9, Lane::Bulk, ONE).await;
    assert!(start.elapsed() >= Duration::from_secs(5));
}

#[tokio::test(start_paused = true)]
async fn paid_broadcasts_have_a_window_of_their_own() {
    let pace = pace();
    let times = bulk(&pace, 3_000, Load { paid: true, ..ONE }).await;
    assert!((2.8..3.2).contains(&times.last().unwrap().as_secs_f64()));
    let start = Instant::now();
    pace.wait(8_000, Lane::Live, ONE).await;
    assert!(start.elapsed() < Duration::from_millis(10));
}

#[tokio::test(start_paused = true)]
async fn a_group_takes_twenty_a_minute() {
    let pace = pace();
    let start = Instant::now();
    for _ in 0..20 {
        pace.wait(-100, Lane::Live, ONE).await;
    }
    assert!(start.elapsed() < Duration::from_secs(1));
    pace.wait(-100, Lane::Live, ONE).await;
    assert!(start.elapsed() >= Duration::from_secs(60));
}

#[tokio::test(start_paused = true)]
async fn after_an_album_a_private_chat_rests() {
    let pace = pace();
    let start = Instant::now();
    pace.wait(7, Lane::Live, Load { messages: 10, ..ONE }).await;
    assert!(start.elapsed() < Duration::from_millis(10));
    pace.wait(7, Lane::Live, ONE).await;
    assert!((6..11).contains(&start.elapsed().as_secs()), "{:?}", start.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_held_chat_waits_and_others_do_not() {
    let pace = pace();
    pace.hold(7, Lane::Live, Duration::from_secs(5));
    let start = Instant::now();
    pace.wait(8, Lane::Live, ONE).await;
    assert!(start.elapsed() < Duration::from_millis(10));
    pace.wait(7, Lane::Live, ONE).await;
    assert!(start.elapsed() >= Duration::from_secs(5));
}
