//! The article of a mail (.eml): its subject, sender, day and text, as `www/input/email.js`
//! reads them.

mod code;
mod part;

use jiff::civil::Date;
use readout::page::{self, Extent, day_of};

use code::decode_words;
use part::Part;

/// "Fwd: Re: ", in the forms that mail programs write, in lower case.
const PREFIXES: &[&str] = &["fwd", "fw", "re", "aw", "wg", "tr"];

/// What a mail says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Mail {
    /// The subject, in one line.
    pub(super) title: Option<String>,
    pub(super) text: String,
    /// As the sender's clock showed it.
    pub(super) published: Option<Date>,
}

/// Reads a mail; of one that is broken what can be read.
pub(super) fn read(bytes: &[u8]) -> Mail {
    let mail = Part::new(bytes);
    let html = mail.text_of("text/html").unwrap_or_default();
    let mut text = page::read(&html, Extent::Fragment).text;
    if text.is_empty() {
        let plain = mail.text_of("text/plain").unwrap_or_default();
        plain.replace("\r\n", "\n").trim().clone_into(&mut text);
    }
    let subject = mail.header("subject").map(|words| decode_words(&words));
    Mail {
        title: subject.as_deref().and_then(without_prefixes),
        text,
        published: mail.header("date").and_then(|date| day_of(&date)),
    }
}

fn without_prefixes(subject: &str) -> Option<String> {
    let mut rest = subject.trim();
    while let Some((prefix, behind)) = rest.split_once(':')
        && PREFIXES.contains(&prefix.trim().to_lowercase().as_str())
    {
        rest = behind.trim_start();
    }
    let line = rest.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_mail_of_two_forms_gives_its_page() {
        let mail = read(include_bytes!("../../../tests/browser/pages/mail.eml"));
        assert!(mail.title.is_some() && mail.published.is_some() && !mail.text.is_empty());
    }

    #[test]
    fn a_plain_mail_gives_subject_day_and_words() {
        let mail = read(
            b"Subject: Fwd: =?utf-8?Q?Torvik=E2=80=93Kalve?=\r\n =?utf-8?B?IHRhbGtz?=\r\n\
            Date: Thu, 16 May 2024 23:41:00 -0500\r\n\
            Content-Type: text/plain; charset=iso-8859-1\r\n\
            Content-Transfer-Encoding: quoted-printable\r\n\r\n\
            Ms Torvik met Jos=E9 Kalve in the old=\r\n town.\r\n",
        );
        assert_eq!(mail.title.as_deref(), Some("Torvik–Kalve talks"));
        assert_eq!(
            mail.published.map(|day| day.to_string()).as_deref(),
            Some("2024-05-16")
        );
        assert_eq!(mail.text, "Ms Torvik met José Kalve in the old town.");
    }

    #[test]
    fn parts_within_parts_are_found_and_attachments_passed_over() {
        let mail = read(
            b"Content-Type: multipart/mixed; boundary=\"a b\"\n\n--a b\n\
            Content-Type: multipart/alternative; boundary=c\n\n--c\n\
            Content-Type: text/plain\n\nplain\n--c\n\
            Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n\
            PHA+VG9ydmlrIG1ldCBLYWx2ZS48L3A+\n--c--\n--a b\n\
            Content-Type: text/html\nContent-Disposition: attachment\n\n<p>no</p>\n--a b--\n",
        );
        assert_eq!(mail.text, "Torvik met Kalve.");
    }

    #[test]
    fn what_is_no_mail_gives_what_words_it_has() {
        for broken in [
            "",
            "x",
            "Subject:",
            "Content-Type: multipart/mixed; boundary=a\n\n--a",
        ] {
            assert_eq!(read(broken.as_bytes()).title, None, "{broken}");
        }
        let deep = "Content-Type: multipart/mixed; boundary=a\n\n--a\n".repeat(5_000);
        assert_eq!(read(deep.as_bytes()).text, "");
    }
}
