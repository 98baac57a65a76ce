//! A program in a terminal of 200×50, timed from outside: from the write of a key to the output it leads to.

use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

/// Nothing takes longer than this.
const PATIENCE: Duration = Duration::from_mins(2);

const ROWS: NonZeroU16 = NonZeroU16::new(50).unwrap();
const COLUMNS: NonZeroU16 = NonZeroU16::new(200).unwrap();

/// What some ask of a terminal before they begin, and wait for: where the cursor is, what it is, and its colors.
const ANSWERS: &[(&[u8], &[u8])] = &[
    (b"\x1b[6n", b"\x1b[1;1R"),
    (b"\x1b]10;?", b"\x1b]10;rgb:dddd/dddd/dddd\x1b\\"),
    (b"\x1b]11;?", b"\x1b]11;rgb:0000/0000/0000\x1b\\"),
    (b"\x1b[?u", b"\x1b[?0u"),
    (b"\x1b[c", b"\x1b[?62;22c"),
];

/// A running program.
pub struct Program {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
    sent: Instant,
    /// Bytes of output so far.
    pub bytes: u32,
}

impl Program {
    /// Starts a program; times are taken from now on.
    pub fn start(command: &[&str]) -> Self {
        let size = PtySize { rows: ROWS.get(), cols: COLUMNS.get(), ..PtySize::default() };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let mut builder = CommandBuilder::new(command[0]);
        builder.args(&command[1..]);
        builder.env("TERM", "xterm-256color");
        let mut reader = pair.master.try_clone_reader().expect("its output");
        let keys = pair.master.take_writer().expect("its input");
        let (sender, output) = mpsc::channel();
        let sent = Instant::now();
        let child = pair.slave.spawn_command(builder).expect("the program");
        thread::spawn(move || {
            // Kept open, or the program would be hung up on.
            let _master = pair.master;
            let mut buffer = vec![0; 1 << 16];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send((Instant::now(), buffer[..count].to_vec())).is_err() {
                    return;
                }
            }
        });
        Self { child, keys, output, screen: vt100::Parser::new(ROWS, COLUMNS, 0), sent, bytes: 0 }
    }

    /// Types keys, and waits for the program's end.
    pub fn ends(&mut self, keys: &str) -> f64 {
        self.send(keys);
        self.child.wait().expect("it ends");
        ms(self.sent.elapsed())
    }

    /// Types keys; times are taken from now on.
    pub fn send(&mut self, keys: &str) {
        self.sent = Instant::now();
        self.keys.write_all(keys.as_bytes()).expect("typed");
        self.keys.flush().expect("typed");
    }

    /// Takes what comes within a time; when it came.
    fn next(&mut self, within: Duration) -> Option<Instant> {
        match self.output.recv_timeout(within) {
            Ok((at, bytes)) => {
                self.bytes += u32::try_from(bytes.len()).expect("a chunk");
                for (question, answer) in ANSWERS {
                    if bytes.windows(question.len()).any(|asked| asked == *question) {
                        self.keys.write_all(answer).expect("answered");
                    }
                }
                self.screen.process(&bytes);
                Some(at)
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => None,
        }
    }

    /// The time until the screen shows a text, in milliseconds.
    pub fn until(&mut self, text: &str) -> f64 {
        let end = Instant::now() + PATIENCE;
        loop {
            let Some(at) = self.next(end.saturating_duration_since(Instant::now())) else {
                panic!("'{text}' did not come:\n{}", self.screen.screen().contents());
            };
            if self.screen.screen().contents().contains(text) {
                return ms(at - self.sent);
            }
        }
    }

    /// The time until the last output before it was quiet for so long, in milliseconds; without output 0.
    pub fn until_quiet(&mut self, quiet: Duration) -> f64 {
        let mut last = self.sent;
        while let Some(at) = self.next(quiet) {
            last = at;
        }
        ms(last - self.sent)
    }

    /// A key as often as that, one after the other: of each the time until its last output.
    pub fn keys(&mut self, key: &str, times: usize, quiet: Duration) -> Vec<f64> {
        let mut all = Vec::new();
        for _ in 0..times {
            self.send(key);
            all.push(self.until_quiet(quiet));
        }
        all
    }

    /// A key: the time until the screen shows something else, whatever is drawn the same again meanwhile.
    pub fn change(&mut self, key: &str) -> f64 {
        let before = self.screen.screen().contents_formatted();
        self.send(key);
        loop {
            let at = self.next(PATIENCE).expect("an answer");
            if self.screen.screen().contents_formatted() != before {
                return ms(at - self.sent);
            }
        }
    }

    /// A key held down at 30 a second: the time from the last of them to the last output.
    pub fn hold(&mut self, key: &str, times: u32) -> f64 {
        let begin = Instant::now();
        for turn in 1..=times {
            while let Some(left) = (begin + Duration::from_micros(33_333) * turn).checked_duration_since(Instant::now())
            {
                self.next(left);
            }
            self.send(key);
        }
        self.until_quiet(Duration::from_millis(100))
    }

    /// Resident memory now, and at its peak, in MiB.
    pub fn memory(&self) -> (f64, f64) {
        let status = self.proc("status");
        let of = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
            line.split_whitespace().next().and_then(|kib| kib.parse::<f64>().ok()).unwrap_or(f64::NAN) / 1024.0
        };
        (of("VmRSS:"), of("VmHWM:"))
    }

    /// Milliseconds of processor time used so far; the kernel counts in hundredths of a second.
    pub fn cpu(&self) -> f64 {
        let stat = self.proc("stat");
        let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
        fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() * 10.0
    }

    fn proc(&self, file: &str) -> String {
        let pid = self.child.process_id().expect("it runs");
        fs::read_to_string(format!("/proc/{pid}/{file}")).unwrap_or_default()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may be gone already; it must not outlive the measurement.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
