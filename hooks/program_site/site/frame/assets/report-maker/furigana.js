// Furigana: the selected word gets a place for its reading, with the cursor in it.

const [BEGIN, MIDDLE, END] = ["<ruby>", "<rt>", "</rt></ruby>"];

/** `changed` is called when the text is another. */
export function offerFurigana(button, text, changed) {
  button.addEventListener("click", () => {
    const { selectionStart, selectionEnd, value } = text;
    const word = value.slice(selectionStart, selectionEnd).trim();
    const begin = value.indexOf(word, selectionStart);
    text.setRangeText(BEGIN + word + MIDDLE + END, begin, begin + word.length);
    // without a word there is nothing to read yet
    const cursor = begin + BEGIN.length + word.length + (word ? MIDDLE.length : 0);
    text.focus();
    text.setSelectionRange(cursor, cursor);
    changed();
  });
}
