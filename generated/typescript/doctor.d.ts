// DO NOT EDIT. Generated from schema/doctor.schema.json by `python -m codegen`.

/** What was found out about one thing. */
export interface Finding {
  /** What was looked at: `directory`, `lock`, `clock` and so on. */
  check: string;
  /** `ok`; `note`: something is missing that nobody may need; `warning`: logs would be written, but not as their reader may expect; `failed`: logging would fail. */
  status: "ok" | "note" | "warning" | "failed";
  /** What was found. */
  message: string;
  /** What to do. Null where there is nothing to do. */
  fix?: string | null;
}

/** What `rldk doctor --format json` prints. */
export interface DoctorOutput {
  /** Whether logging works here: no finding is `failed`. */
  ok: boolean;
  /** What was looked at, in order. */
  findings: Array<Finding>;
}
