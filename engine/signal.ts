/** One event with its listeners: the smallest thing that lets two parts of the engine not know each other. */
export interface Signal<Value = void> {
  emit(value: Value): void;
  on(listener: (value: Value) => void): void;
}

export function createSignal<Value = void>(): Signal<Value> {
  const listeners: ((value: Value) => void)[] = [];
  return {
    emit(value) {
      for (const listener of listeners) listener(value);
    },
    on(listener) {
      listeners.push(listener);
    },
  };
}
