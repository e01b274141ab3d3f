// Loads and compiles a module of wasm, and nothing else: what no machine can be faster than. Answers with what went wrong.
self.addEventListener('message', async ({ data }) => {
  const compiled = WebAssembly.compileStreaming(fetch(data));
  self.postMessage(await compiled.then(() => null, String));
});
