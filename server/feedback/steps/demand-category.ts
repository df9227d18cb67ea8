import type { Context } from '../../context.ts'
import { Refusal } from '../../contract/refusals.ts'
import { saysNoCategory } from '../../domain/text/other-category.ts'

/** Must this item be given a category before it is answered? */
export function lacksCategory(
  { config }: Pick<Context, 'config'>,
  { category }: { readonly category: string | null },
): boolean {
  return config.wantsCategory && saysNoCategory(category)
}

/** Nothing is answered as "other", unless the office wants it so. Throws `answer/needs-category`. */
export function demandCategory(ctx: Context, item: { readonly category: string | null }): void {
  if (lacksCategory(ctx, item)) throw new Refusal('answer/needs-category')
}
