const ADDRESS = /^(?:https?:\/\/)?(?:(?:www\.)?huggingface\.co|hf\.co)\/([\w.-]+\/[\w.-]+)(?:[/?#].*)?$/i;

/**
 * Return the id of the repository on the Hugging Face Hub that an address leads to; nothing if it
 * leads to none.
 * @param {string} text
 * @returns {string}
 */
export function findHubId(text) {
  return ADDRESS.exec(text.trim())?.[1] ?? "";
}
