package io.muster.contracts.action;

/** How a target is spoken to. */
public enum ActionProvider {
  /** A receiver of our own, by messages signed after the Standard Webhooks scheme. */
  SIGNED_WEBHOOK,
  /** The IP access rules of a zone at Cloudflare. */
  CLOUDFLARE,
  /** The deployments of a namespace of a Kubernetes cluster. */
  KUBERNETES,
  /** A workflow of GitHub Actions. */
  GITHUB,
  /** The pipeline of a GitLab project. */
  GITLAB,
  /** The applications Argo CD keeps. */
  ARGO_CD
}
