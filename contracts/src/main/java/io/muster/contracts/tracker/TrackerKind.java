package io.muster.contracts.tracker;

/** How an issue tracker is spoken to. */
public enum TrackerKind {
  /** Issues of a GitHub repository, by its REST API. */
  GITHUB,
  /** Issues of a GitLab project, by its REST API v4. */
  GITLAB,
  /** A project of Jira Cloud, by its REST API v3. */
  JIRA_CLOUD,
  /** A project of Jira Data Center or Server, by its REST API v2. */
  JIRA_SERVER
}
