import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { keywordCompletionSource, sql } from "@codemirror/lang-sql";
import { bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  type DecorationSet,
} from "@codemirror/view";
import { editorColours, editorTheme } from "./editorTheme.ts";
import type { SqlWord } from "./sqlCompletion.ts";
import { duckDb } from "./sqlDialect.ts";

export interface EditorOptions {
  text: string;
  /** What the field is, for those who hear it. */
  label: string;
  /** What can complete a word; behind `name.` its columns. */
  words: (text: string, behind: string | null) => readonly SqlWord[];
  onChange: (text: string) => void;
  onRun: () => void;
}

/** The editor on the page. */
export interface Editor {
  /** Another text; the one before comes back with undo. */
  show: (text: string) => void;
  /** Marks a part, or nothing. */
  mark: (place: { from: number; to: number } | null) => void;
  /** Writes at the cursor. */
  insert: (text: string) => void;
  destroy: () => void;
}

const setFault = StateEffect.define<{ from: number; to: number } | null>();
const faultMark = Decoration.mark({ class: "cm-fault" });

/** The marked part; an edit takes the mark away. */
const fault = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { effects, docChanged, state }) {
    const set = effects.find((effect) => effect.is(setFault));
    if (set === undefined) return docChanged ? Decoration.none : marks;
    const place: unknown = set.value;
    return isPlace(place, state.doc.length)
      ? Decoration.set([faultMark.range(place.from, place.to)])
      : Decoration.none;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const isPlace = (value: unknown, length: number): value is { from: number; to: number } => {
  const place = value as { from: number; to: number } | null;
  return place !== null && place.from < place.to && place.to <= length;
};

/**
 * An editor of SQL inside a shadow tree: there its styles are sheets of the tree, which the policy of the page allows.
 * Tab leaves it; Ctrl+Enter runs.
 */
export function mountEditor(host: HTMLElement, options: EditorOptions): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const view = new EditorView({ root, parent: root, state: stateOf(options) });
  // Outside the tree nobody sees that it is a field that is typed into.
  const stay = (event: Event): void => event.stopPropagation();
  host.addEventListener("keydown", stay);
  return {
    show: (text) => {
      if (text !== view.state.doc.toString())
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    mark: (place) => {
      const scroll = place === null ? [] : [EditorView.scrollIntoView(place.from)];
      view.dispatch({ effects: [setFault.of(place), ...scroll] });
    },
    insert: (text) => {
      view.dispatch(view.state.replaceSelection(text));
      view.focus();
    },
    destroy: () => {
      host.removeEventListener("keydown", stay);
      view.destroy();
    },
  };
}

/**
 * Writing over a selection is not left to the browser, which would keep the look of what was there as an inline style:
 * the policy of the page refuses those and reports them.
 */
const writeOver = EditorView.domEventHandlers({
  beforeinput: ({ inputType, data }, view) => {
    const { from, to, empty } = view.state.selection.main;
    if (inputType !== "insertText" || data === null || empty) return false;
    const insert = () =>
      view.state.update(view.state.replaceSelection(data), { userEvent: "input.type" });
    const handlers = view.state.facet(EditorView.inputHandler);
    if (!handlers.some((handle) => handle(view, from, to, data, insert))) view.dispatch(insert());
    return true;
  },
});

function stateOf({ text, label, words, onChange, onRun }: EditorOptions): EditorState {
  const run = (): boolean => {
    onRun();
    return true;
  };
  return EditorState.create({
    doc: text,
    extensions: [
      Prec.highest(keymap.of([{ key: "Ctrl-Enter", mac: "Cmd-Enter", run }])),
      [lineNumbers(), highlightActiveLineGutter(), history(), drawSelection()],
      [bracketMatching(), closeBrackets(), EditorView.lineWrapping, fault, writeOver],
      sql({ dialect: duckDb, upperCaseKeywords: true }).language,
      syntaxHighlighting(editorColours),
      autocompletion({
        override: [(context) => completions(context, words), keywordCompletionSource(duckDb, true)],
        icons: false,
      }),
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap]),
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", spellcheck: "false" }),
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (docChanged) onChange(state.doc.toString());
      }),
      editorTheme,
    ],
  });
}

const typed = /(?:([\p{L}_][\p{L}\p{N}_]*)\.)?([\p{L}\p{N}_]*)$/u;

function completions(
  context: CompletionContext,
  words: EditorOptions["words"],
): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const [, behind = null, word = ""] = typed.exec(before) ?? [];
  if (word === "" && behind === null && !context.explicit) return null;
  if (isQuoted(before)) return null;
  const options = words(context.state.doc.toString(), behind).map(completion);
  return { from: context.pos - word.length, options, validFor: /^[\p{L}\p{N}_]*$/u };
}

/** Inside a text or a comment nothing is completed. */
const isQuoted = (before: string): boolean =>
  /--/.test(before) || (before.match(/'/g) ?? []).length % 2 === 1;

const completion = ({ label, kind, detail, info, apply }: SqlWord): Completion => ({
  ...{ label, detail, apply },
  type: kind === "table" ? "class" : "property",
  boost: kind === "table" ? 1 : 2,
  ...(info === "" ? {} : { info }),
});
