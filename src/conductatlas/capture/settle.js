// Whether the page stayed unchanged for `quiet` ms within `most` ms.
([quiet, most]) => new Promise((done) => {
  const begun = performance.now();
  let changed = begun;
  const watch = new MutationObserver(() => { changed = performance.now(); });
  watch.observe(document, {
    subtree: true, childList: true, characterData: true,
  });
  const look = setInterval(() => {
    const now = performance.now();
    if (now - changed < quiet && now - begun < most) return;
    clearInterval(look);
    watch.disconnect();
    done(now - changed >= quiet);
  }, 50);
})
