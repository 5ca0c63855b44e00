from game.speech.lines import WordTime, reading_seconds, spread_words, word_at


def test_reading_takes_longer_for_more_words_up_to_eight_seconds() -> None:
    """A short line stays about a second, no line longer than eight."""
    assert reading_seconds("Hello") == 0.8 + 0.35
    assert reading_seconds("one two three four") == 0.8 + 4 * 0.35
    assert reading_seconds("word " * 500) == 8.0


def test_guessed_word_times_follow_the_letters() -> None:
    """Each word begins at its share of the sound, and its place in the text is exact."""
    text = "Åh, vilken fin fin cykel!"
    times = spread_words(text, 5.0)
    assert [text[word.start : word.end] for word in times] == text.split()
    assert [word.at for word in times] == sorted({word.at for word in times})
    assert times[0].at == 0.0
    assert times[-1].at < 5.0
    assert spread_words("", 5.0) == ()


def test_a_word_is_lit_until_the_next_begins() -> None:
    """Before the first word nothing is lit, after the last it stays."""
    times = (WordTime(0.2, 0, 4), WordTime(1.0, 5, 9))
    assert word_at(times, 0.1) is None
    assert word_at(times, 0.9) == (0, 4)
    assert word_at(times, 1.0) == word_at(times, 99.0) == (5, 9)
