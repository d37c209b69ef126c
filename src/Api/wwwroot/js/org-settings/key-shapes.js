// How keys are written, as data: for hints only. Providers change this without telling anybody, so nothing is refused for it.

const SHAPES = [
  { provider: "openrouter", starts: "sk-or-", what: "a key of OpenRouter" },
  { provider: "anthropic", starts: "sk-ant-oat", what: "a token of a Claude subscription", advice: "Choose the subscription as the credential, and paste the whole bundle." },
  { provider: "anthropic", starts: "sk-ant-ort", what: "a token of a Claude subscription", advice: "Choose the subscription as the credential, and paste the whole bundle." },
  { provider: "anthropic", starts: "sk-ant-admin", what: "an admin key of Anthropic", advice: "It manages the account and does not run a model: use an ordinary API key." },
  { provider: "anthropic", starts: "sk-ant-", what: "a key of Anthropic" },
  { provider: "openai", starts: "sk-admin-", what: "an admin key of OpenAI", advice: "It manages the account and does not run a model: use a project's key." },
  { provider: "openai", starts: "sk-proj-", what: "a key of OpenAI" },
  { provider: "openai", starts: "sk-svcacct-", what: "a key of OpenAI" },
  { provider: "openai", starts: "sk-", holds: "T3BlbkFJ", what: "a key of OpenAI" },
  { provider: "xai", starts: "xai-", what: "a key of xAI" },
  { provider: "google", starts: "AIzaSy", what: "a key of Google" },
  { provider: null, starts: "gsk_", what: "a key of Groq" },
  { provider: null, starts: "hf_", what: "a token of Hugging Face" },
];

// It may stand behind any address.
const ANYBODYS = "openai-compatible";

/**
 * What is to be said about a key that does not look like one of its provider's.
 * @param {string} provider The provider that was chosen, or "".
 * @param {string} key What was typed.
 * @returns {string} A hint that holds nothing of the key; "" where nothing stands out.
 */
export function hintAbout(provider, key) {
  const shape = SHAPES.find(({ starts, holds }) => key.trim().startsWith(starts) && (holds === undefined || key.includes(holds)));
  if (shape === undefined || provider === "") {
    return "";
  }

  if (shape.provider === provider || provider === ANYBODYS) {
    return shape.advice === undefined ? "" : `This looks like ${shape.what}. ${shape.advice}`;
  }

  return `This looks like ${shape.what}, not of the provider that you have chosen. You can save it all the same.`;
}
