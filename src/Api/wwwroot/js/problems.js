// What people are told where the server's sentence is for whoever writes programs.

const WORDS = {
  unauthenticated: "Your session has ended: sign in again",
  antiforgery_required: "Your session is another one now, or has ended: sign in again as who you were",
  broker_unavailable: "The system cannot take changes just now; nothing was changed",
  worker_unavailable: "The system does not answer just now",
};

/** The sentence for a problem: by its code where that needs words of its own, the server's otherwise. */
export function wordsFor({ code, error }) {
  return WORDS[code] ?? error;
}
