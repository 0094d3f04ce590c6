import { chooseTheme } from "../base/stored_theme.js";

document.documentElement.dataset.theme = chooseTheme(location.hash);
