// Tries a pattern on texts, in a thread of its own: a pattern may take longer than anybody waits, and then the thread is
// ended and the page is not.
onmessage = ({ data: { source, flags, texts } }) => {
  const pattern = new RegExp(source, flags);
  postMessage(texts.map((text) => pattern.test(text)));
};
