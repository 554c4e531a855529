/** What line breaks between two lines become: one is a space, of several the first is dropped. */
export function joined(first: string, more: string): string {
  if (!first.startsWith('\n')) return first + more;
  return more === '' ? ' ' : more;
}
