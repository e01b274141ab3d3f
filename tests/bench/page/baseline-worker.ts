// Loads and compiles a module of wasm, and nothing else: what no machine can be faster than.
self.addEventListener('message', async ({ data }) => {
  await WebAssembly.compileStreaming(fetch(data));
  self.postMessage(null);
});
