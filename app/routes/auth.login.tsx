export { default, links } from "../pages/login/page.tsx";
