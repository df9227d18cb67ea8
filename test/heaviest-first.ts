import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest, or it would be left alone at the end while the other workers have nothing to do. */
const HEAVIEST =
  /\/(demo|commands|bad-input|disclosure|breaches|kiosk-questions|compare-with-others)\.test\.ts$/

/** The usual order, but the heaviest files begin. */
export class HeaviestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files)
    const isHeavy = ({ moduleId }: TestSpecification) => HEAVIEST.test(moduleId)
    return [...usual.filter(isHeavy), ...usual.filter((file) => !isHeavy(file))]
  }
}
