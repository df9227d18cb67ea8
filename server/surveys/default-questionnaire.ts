import type { QuestionnaireBody } from '../contract/questionnaire.ts'

export const DEFAULT_QUESTIONNAIRE_CODE = 'default'

/**
 * What a new installation asks: five fully worded levels, the best first, as the official wording runs; reasons follow
 * the contents of one-stop evaluation (Decree 61/2018/NĐ-CP, art. 31: time, contacts, information, attitude, explanation).
 */
export const DEFAULT_QUESTIONNAIRE: QuestionnaireBody = {
  question: {
    vi: 'Quý vị có hài lòng với việc phục vụ hôm nay không?',
    en: 'Were you satisfied with the service today?',
  },
  scaleSize: 5,
  optionOrder: 'best-first',
  reasonsQuestion: {
    vi: 'Điều gì ảnh hưởng nhất đến đánh giá này?',
    en: 'What mattered most for this rating?',
  },
  reasons: [
    { key: 'attitude', icon: 'person', words: { vi: 'Thái độ phục vụ', en: 'Attitude of staff' } },
    { key: 'time', icon: 'clock', words: { vi: 'Thời gian giải quyết', en: 'Time it took' } },
    { key: 'guidance', icon: 'signpost', words: { vi: 'Hướng dẫn hồ sơ', en: 'Guidance on papers' } },
    { key: 'visits', icon: 'footsteps', words: { vi: 'Số lần đi lại', en: 'Number of visits' } },
    { key: 'facilities', icon: 'chair', words: { vi: 'Cơ sở vật chất', en: 'Facilities' } },
    { key: 'result', icon: 'document', words: { vi: 'Kết quả nhận được', en: 'The result' } },
  ],
}
