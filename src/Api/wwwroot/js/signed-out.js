// The login page, which comes after signing out: the other tabs are to look whether their session goes on.

if ("BroadcastChannel" in globalThis) {
  new BroadcastChannel("messaging-session").postMessage("");
}
