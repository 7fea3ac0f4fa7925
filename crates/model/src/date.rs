//! Calendar dates as they are written: `2027-01-15`.

/// Year, month and day of an ISO date that exists.
pub fn parse(text: &str) -> Option<(u16, u8, u8)> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(
            |(place, byte)| {
                if matches!(place, 4 | 7) { *byte == b'-' } else { byte.is_ascii_digit() }
            },
        );
    if !shaped {
        return None;
    }
    let (year, month, day) = (text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?);
    (year >= 1 && (1..=days(year, month)?).contains(&day)).then_some((year, month, day))
}

fn days(year: u16, month: u8) -> Option<u8> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if leap { 29 } else { 28 }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn only_days_that_exist_are_dates() {
        assert_eq!(parse("2028-02-29"), Some((2028, 2, 29)));
        for text in [
            "2027-02-29",
            "2027-13-01",
            "2027-1-15",
            "15-01-2027",
            "2027-01-15T10:00",
            "2027-00-10",
            "2027-01-00",
            "２０２７-01-1",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
