export declare const BUNDLE_LIMIT_BYTES: number;

export declare function buildExtension(options: {
  /** The app's https address, or http://localhost; answers are posted there. */
  appUrl: string;
  /** Default: extensions/feedback-survey. */
  extensionDir?: string;
  /** Default: dist in the extension's folder. */
  outDir?: string;
}): Promise<{ file: string; rawBytes: number; deflateBytes: number }>;
