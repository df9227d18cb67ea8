import type { Words } from '../contract/language.ts'
import type { Question, QuestionnaireBody } from '../contract/questionnaire.ts'
import type { QuestionnaireTemplate } from '../contract/surveys/questionnaires.ts'
import { SATISFACTION_CHOICES, YES_NO_CHOICES } from '../words/surveys/further-question-words.ts'
import { DEFAULT_QUESTIONNAIRE } from './default-questionnaire.ts'

const yesNo = (key: string, vi: string, en: string): Question => ({
  key,
  kind: 'yes-no',
  words: { vi, en },
  choices: [...YES_NO_CHOICES],
})

const satisfaction = (key: string, vi: string, en: string): Question => ({
  key,
  kind: 'scale',
  words: { vi, en },
  choices: [...SATISFACTION_CHOICES],
})

const choose = (
  key: string,
  words: Words,
  choices: readonly (readonly [string, string, string])[],
): Question => ({
  key,
  kind: 'one',
  words,
  choices: choices.map(([choice, vi, en]) => ({ key: choice, words: { vi, en } })),
})

const with5 = (questions: Question[]): QuestionnaireBody => ({ ...DEFAULT_QUESTIONNAIRE, questions })

/**
 * What a questionnaire may begin with. The wording of further questions is ours where the source prints contents and no
 * questions; each template says so.
 */
export const QUESTIONNAIRE_TEMPLATES: readonly QuestionnaireTemplate[] = [
  {
    key: 'one-tap',
    name: { vi: 'Một lần chạm, năm mức', en: 'One tap, five levels' },
    about: {
      vi: 'Một câu hỏi, năm mức, lý do tuỳ chọn. Ngắn nhất, nên được trả lời nhiều nhất.',
      en: 'One question, five levels, reasons if wanted. The shortest, so most people answer it.',
    },
    source: {
      vi: 'Lý do theo nội dung đánh giá của Nghị định 61/2018/NĐ-CP, Điều 31.',
      en: 'The reasons follow the contents of evaluation in Decree 61/2018/NĐ-CP, article 31.',
    },
    body: DEFAULT_QUESTIONNAIRE,
  },
  {
    key: 'three-levels',
    name: { vi: 'Một lần chạm, ba mức', en: 'One tap, three levels' },
    about: {
      vi: 'Thang ba mức cho một hồ sơ. Không bao giờ tính chung với thang năm mức.',
      en: 'Three levels for one dossier. Never counted together with five.',
    },
    source: {
      vi: 'Ba mức theo Thông tư 32/2017/TT-BTTTT, Điều 12.',
      en: 'Three levels by Circular 32/2017/TT-BTTTT, article 12.',
    },
    body: { ...DEFAULT_QUESTIONNAIRE, scaleSize: 3 },
  },
  {
    key: 'four-asks-four-always',
    name: { vi: '“4 xin, 4 luôn”', en: '“4 asks, 4 always”' },
    about: {
      vi: 'Tám câu có/không về cách cư xử, sau lần chạm đầu tiên. Kế hoạch không quy định cách chấm điểm.',
      en: 'Eight questions of yes or no on conduct, after the first tap. The plan gives no way of scoring.',
    },
    source: {
      vi: 'Tám điều theo Kế hoạch 615/KH-GDĐT (Nhà Bè, 07/6/2021), mục III; câu hỏi do phần mềm này viết.',
      en: 'The eight habits of Plan 615/KH-GDĐT (Nhà Bè, 07/6/2021), part III; the questions are worded here.',
    },
    body: with5([
      yesNo('hello', 'Người tiếp quý vị có chào không?', 'Did the officer say hello?'),
      yesNo(
        'sorry',
        'Khi có điều chưa đúng, người tiếp có xin lỗi không?',
        'When something went wrong, did the officer say sorry?',
      ),
      yesNo('thanks', 'Người tiếp có cảm ơn quý vị không?', 'Did the officer thank you?'),
      yesNo(
        'leave',
        'Người tiếp có xin phép trước khi rời chỗ hoặc hỏi thêm không?',
        'Did the officer ask for leave before going away or asking more?',
      ),
      yesNo('smiling', 'Người tiếp có luôn mỉm cười không?', 'Did the officer always smile?'),
      yesNo('gentle', 'Người tiếp có luôn nhẹ nhàng không?', 'Was the officer always gentle?'),
      yesNo('listening', 'Người tiếp có luôn lắng nghe không?', 'Did the officer always listen?'),
      yesNo('helping', 'Người tiếp có luôn giúp đỡ không?', 'Did the officer always help?'),
    ]),
  },
  {
    key: 'five-factors',
    name: { vi: 'Năm yếu tố (không phải SIPAS)', en: 'Five factors (not SIPAS)' },
    about: {
      vi: 'Năm yếu tố của dịch vụ công, thang năm mức. Đây không phải SIPAS: SIPAS do Bộ Nội vụ điều tra theo mẫu chọn ngẫu nhiên. Không so với số SIPAS đã công bố.',
      en: 'Five factors of a public service on five levels. This is not SIPAS, which the Ministry of Home Affairs surveys on a random sample. Not to be compared with published SIPAS figures.',
    },
    source: {
      vi: 'Năm yếu tố của Quyết định 1001/QĐ-BNV (2023–2026); câu hỏi do phần mềm này viết.',
      en: 'The five factors of Decision 1001/QĐ-BNV (2023–2026); the questions are worded here.',
    },
    body: with5([
      satisfaction(
        'access',
        'Quý vị hài lòng thế nào về nơi chờ, thông tin và cách tiếp cận dịch vụ?',
        'How satisfied are you with the waiting area, information and access?',
      ),
      satisfaction(
        'procedures',
        'Quý vị hài lòng thế nào về thủ tục: giấy tờ, lệ phí, thời hạn?',
        'How satisfied are you with the procedure: papers, fees, time limit?',
      ),
      satisfaction(
        'officers',
        'Quý vị hài lòng thế nào về công chức trực tiếp giải quyết?',
        'How satisfied are you with the officer who handled your matter?',
      ),
      satisfaction(
        'results',
        'Quý vị hài lòng thế nào về kết quả nhận được?',
        'How satisfied are you with the result?',
      ),
      satisfaction(
        'feedback',
        'Quý vị hài lòng thế nào về việc tiếp nhận, giải quyết góp ý, phản ánh?',
        'How satisfied are you with how feedback is received and settled?',
      ),
    ]),
  },
  {
    key: 'tt01-2018',
    name: { vi: 'Phiếu theo Thông tư 01/2018/TT-VPCP', en: 'Form by Circular 01/2018/TT-VPCP' },
    about: {
      vi: 'Hỏi người dân về bốn chỉ số lấy từ phiếu: thời gian, số lần liên hệ, số cơ quan phải liên hệ, thái độ. Năm chỉ số còn lại lấy từ hệ thống.',
      en: 'Asks citizens about the four indexes that come from forms: time, contacts, agencies, attitude. The other five come from systems.',
    },
    source: {
      vi: 'Thông tư 01/2018/TT-VPCP, Điều 14, chỉ số 1, 3, 4 và 7; câu hỏi do phần mềm này viết.',
      en: 'Circular 01/2018/TT-VPCP, article 14, indexes 1, 3, 4 and 7; the questions are worded here.',
    },
    body: with5([
      choose(
        'cs1-time',
        { vi: 'Kết quả được trả so với giấy hẹn?', en: 'When did the result come, against the receipt?' },
        [
          ['early', 'Sớm hơn hẹn', 'Earlier'],
          ['on-time', 'Đúng hẹn', 'On time'],
          ['late', 'Trễ hẹn', 'Late'],
        ],
      ),
      choose(
        'cs3-contacts',
        {
          vi: 'Phải đến hoặc liên hệ thêm mấy lần để hoàn thiện hồ sơ?',
          en: 'How many more contacts did it take to complete the dossier?',
        },
        [
          ['none', 'Không lần nào', 'None'],
          ['once', 'Một lần', 'One'],
          ['more', 'Hơn một lần', 'More than one'],
        ],
      ),
      {
        ...yesNo(
          'cs3-own-fault',
          'Lần liên hệ thêm là do hồ sơ của quý vị thiếu hoặc sai?',
          'Was it because something of yours was missing or wrong?',
        ),
        when: { question: 'cs3-contacts', is: ['more'] },
      },
      choose(
        'cs4-agencies',
        {
          vi: 'Phải liên hệ mấy cơ quan để làm xong thủ tục?',
          en: 'How many agencies did you have to contact?',
        },
        [
          ['none', 'Không cơ quan nào', 'None'],
          ['one-stop', 'Chỉ Bộ phận Một cửa', 'Only the one-stop desk'],
          ['more', 'Hơn một cơ quan', 'More than one'],
        ],
      ),
      choose(
        'cs7-attitude',
        { vi: 'Thái độ của người tiếp nhận?', en: 'How was the attitude of the officer?' },
        [
          ['good', 'Đúng mực', 'Proper'],
          ['bad', 'Có điều muốn phàn nàn', 'Something to complain about'],
        ],
      ),
    ]),
  },
]
