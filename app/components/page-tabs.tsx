import { Link, useLocation } from "@remix-run/react";

interface PageTabsProps {
  /** what the tabs divide, for a screen reader: "Value" */
  label: string;
  /** in order; each is a page of its own, so that its address can be kept and the browser's way back works */
  tabs: readonly { content: string; url: string }[];
}

/** The pages of one subject, side by side under its title. Links: nothing is measured, so nothing moves after load. */
export function PageTabs({ label, tabs }: PageTabsProps) {
  const { pathname } = useLocation();
  return (
    <nav className="page-tabs" aria-label={label}>
      <ul>
        {tabs.map(({ content, url }) => (
          <li key={url}>
            <Link
              to={url}
              prefetch="intent"
              {...(pathname === url ? { "aria-current": "page" as const } : {})}
            >
              {content}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
